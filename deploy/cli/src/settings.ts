import { resolve } from 'node:path';
import { readLocalInstall, type Endpoint } from '@fanfare/client';

/** Whom to talk to, and as whom. */
export interface Settings {
  gateway: Endpoint;
  management: Endpoint;
  workspace: string;
}

/**
 * From the environment, and for what it does not say from what `npm start` left in its data directory. A local key is
 * never sent to an address that came from the environment: it would be given away.
 */
export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings {
  const dir = resolve(root, env['FANFARE_DIR'] || '.fanfare');
  const { keys, addresses } = readLocalInstall(dir);
  const endpoint = (variable: string, localUrl: string | undefined, localKey: string | undefined): Endpoint => {
    const url = env[variable] || localUrl;
    if (!url) {
      throw new Error(
        `Fanfare has not been started with the data directory ${dir}.\nStart it with npm start, or set ${variable} and FANFARE_KEY.`,
      );
    }
    const key = env['FANFARE_KEY'] || (env[variable] ? undefined : localKey);
    if (!key) throw new Error(`There is no key for ${url}. Set FANFARE_KEY.`);
    return { url, key };
  };
  return {
    // Lazily: publishing needs no management API, and the other way round.
    get gateway() {
      return endpoint('FANFARE_GATEWAY_URL', addresses?.gateway, keys?.gateway);
    },
    get management() {
      return endpoint('FANFARE_URL', addresses?.management, keys?.management);
    },
    workspace: env['FANFARE_WORKSPACE'] || 'demo',
  };
}
