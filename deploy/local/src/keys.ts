import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { addressesFile, keysFile, readLocalInstall, type LocalAddresses, type LocalKeys } from '@fanfare/client';

/** The keys of this data directory, made the first time. Readable by their owner only. */
export function localKeys(dir: string): Required<LocalKeys> {
  const { keys } = readLocalInstall(dir);
  if (keys?.master !== undefined) return { ...keys, master: keys.master };
  const made = { gateway: newKey('hub'), management: newKey('dev'), ...keys, master: newMasterKey() };
  mkdirSync(dir, { recursive: true });
  writeFileSync(keysFile(dir), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

/** Tells the tools beside us where we listen. */
export function writeAddresses(dir: string, addresses: LocalAddresses): void {
  writeFileSync(addressesFile(dir), `${JSON.stringify(addresses, null, 2)}\n`);
}

function newKey(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString('base64url')}`;
}

/** As `MASTER_KEYS` reads it: an id, and 32 bytes. */
function newMasterKey(): string {
  return `k1:${randomBytes(32).toString('base64')}`;
}
