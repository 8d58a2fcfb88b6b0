import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SystemOptions } from '@fanfare/system';

export interface LauncherOptions {
  /** Play the demo, stop everything, exit 0 only if all went as expected. */
  once: boolean;
  /** Whether demo events are sent. */
  demo: boolean;
  /** Data, logs and keys. */
  dir: string;
  /** The mail server that takes what is mailed; null: the mailbox of the demo. */
  smtpUrl: string | null;
  /** When NATS writes to the disk: before it acknowledges, or every so often. */
  syncInterval: SyncInterval;
}

type SyncInterval = NonNullable<SystemOptions['syncInterval']>;

export const usage = `npm start                  sets up what is missing, starts everything, plays the demo, stays up
npm start -- --once        the same, then stops; exits 0 only if every run ended as expected
npm start -- --no-demo     starts everything and leaves the data alone

Environment:
  FANFARE_DIR              where data, logs and keys go (.fanfare)
  FANFARE_SYNC_INTERVAL    when NATS writes to the disk: always (before it acknowledges), or 100ms, 2s, 2m
  MESSAGING_SMTP_URL       a mail server of yours instead of the demo's mailbox
  NATS_URL, MONGODB_URI    servers to use instead of starting some
`;

/** What the command line and the environment ask for. Throws, with the usage, when that cannot be understood. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv, root: string): LauncherOptions | 'help' {
  const { once, help, demo } = parsed(args);
  if (help) return 'help';
  if (once && !demo) throw new Error(`--once plays the demo, --no-demo forbids it: choose one.\n\n${usage}`);
  return {
    once,
    demo,
    dir: resolve(root, env['FANFARE_DIR'] || '.fanfare'),
    smtpUrl: env['MESSAGING_SMTP_URL'] || null,
    syncInterval: readSyncInterval(env['FANFARE_SYNC_INTERVAL'] || 'always'),
  };
}

function readSyncInterval(text: string): SyncInterval {
  if (text === 'always' || /^\d+(ms|s|m)$/.test(text)) return text as SyncInterval;
  throw new Error(`FANFARE_SYNC_INTERVAL must be always, or a time such as 100ms, 2s or 2m.\n\n${usage}`);
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { once: flag, demo: { type: 'boolean', default: true }, help: { ...flag, short: 'h' } },
      allowNegative: true,
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`, { cause: error });
  }
}
