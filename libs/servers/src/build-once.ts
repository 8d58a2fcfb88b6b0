import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock-file.js';

/**
 * The folder `name` of the cache, built by `build` the first time. Builds into a temporary folder and renames it, so a folder that
 * exists is complete even if an earlier build was killed half-way; two processes that ask at once build once.
 */
export async function buildOnce(cache: string, name: string, build: (into: string) => Promise<void>): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    const temporary = await mkdtemp(`${folder}.tmp-`);
    try {
      await build(temporary);
      await rename(temporary, folder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    return folder;
  });
}
