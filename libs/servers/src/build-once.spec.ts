import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildOnce } from './build-once.js';

const newCache = () => mkdtemp(join(tmpdir(), 'fanfare-cache-'));

describe('buildOnce', () => {
  it('builds once when two ask at the same time', async () => {
    const cache = await newCache();
    let builds = 0;
    const build = async (into: string) => {
      builds++;
      await delay(50);
      await writeFile(join(into, 'server'), 'binary');
    };

    const [one, two] = await Promise.all([buildOnce(cache, 'server-1', build), buildOnce(cache, 'server-1', build)]);

    expect(builds).toBe(1);
    expect(one).toBe(two);
    expect(await readdir(cache)).toEqual(['server-1']);
  });

  it('leaves nothing behind when the build fails, so that the next one starts clean', async () => {
    const cache = await newCache();
    const failing = buildOnce(cache, 'server-1', async (into) => {
      await writeFile(join(into, 'half'), '');
      throw new Error('no network');
    });

    await expect(failing).rejects.toThrow('no network');
    expect(await readdir(cache)).toEqual([]);
  });

  it('does not wait for a builder that died', async () => {
    const cache = await newCache();
    await writeFile(join(cache, 'server-1.lock'), '999999999'); // no system gives out such an id

    const folder = await buildOnce(cache, 'server-1', async () => undefined);

    expect(existsSync(folder)).toBe(true);
  });
});
