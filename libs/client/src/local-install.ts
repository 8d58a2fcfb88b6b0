import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Development keys, made once per data directory. `master` seals the secrets of connected apps. */
const localKeys = z.object({
  gateway: z.string().min(1),
  management: z.string().min(1),
  /** Not there in a directory of an older start. */
  master: z.string().min(1).optional(),
});
export type LocalKeys = z.infer<typeof localKeys>;

/** Where a started system listens; written at each start. */
const localAddresses = z.object({ pid: z.number(), gateway: z.url(), management: z.url() });
export type LocalAddresses = z.infer<typeof localAddresses>;

export const keysFile = (dir: string) => join(dir, 'keys.json');
export const addressesFile = (dir: string) => join(dir, 'addresses.json');

/** What `npm start` left in its data directory for the tools beside it; undefined for what is not there. */
export function readLocalInstall(dir: string): { keys?: LocalKeys; addresses?: LocalAddresses } {
  const keys = read(keysFile(dir), localKeys);
  const addresses = read(addressesFile(dir), localAddresses);
  return { ...(keys && { keys }), ...(addresses && { addresses }) };
}

function read<S extends z.ZodType>(path: string, schema: S): z.output<S> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} is damaged. Stop Fanfare, delete the file and start again.`, { cause });
  }
}
