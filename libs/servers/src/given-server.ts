import { setTimeout as delay } from 'node:timers/promises';
import type { RunningServer } from './running-server.js';

const LIMIT_MS = 3_000;

/** What a server that somebody else runs is, and how to know that it answers. */
export interface GivenServer {
  kind: RunningServer['kind'];
  url: string;
  /** The environment variable it came from. */
  variable: string;
  isReady: (url: string) => Promise<boolean>;
}

/** A server that is used and left alone. Waits a little for it to answer, as it may be starting at the same time. */
export async function useGivenServer({ kind, url, variable, isReady }: GivenServer): Promise<RunningServer> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await isReady(url))) {
    if (Date.now() > deadline) {
      throw new Error(
        `${variable} is set to ${hideSecrets(url)}, but nothing answers there. Start it, or unset ${variable}.`,
      );
    }
    await delay(100);
  }
  const refuse = async () => {
    throw new Error(`the server of ${variable} (${hideSecrets(url)}) is not ours to kill or restart`);
  };
  return { kind, url, how: howGiven(variable, url), stop: async () => undefined, kill: refuse, restart: refuse };
}

/** The sentence for a server that an environment variable names. */
export function howGiven(variable: string, url: string): string {
  return `the server that ${variable} names: ${hideSecrets(url)}`;
}

function hideSecrets(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//***@');
}
