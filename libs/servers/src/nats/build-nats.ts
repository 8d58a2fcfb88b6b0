import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce } from '../build-once.js';
import { run } from '../program.js';
import { SOURCES } from '../sources.js';

const MODULE = 'github.com/nats-io/nats-server/v2';

/** The version that `go.mod` pins. */
export function pinnedNatsVersion(): string {
  const pinned = new RegExp(`${MODULE} v(\\S+)`).exec(readFileSync(join(SOURCES, 'nats', 'go.mod'), 'utf8'))?.[1];
  if (!pinned) throw new Error(`${SOURCES}/nats/go.mod does not pin ${MODULE}`);
  return pinned;
}

/** The binary of an earlier build, if there is one. */
export function cachedNats(cache: string): string | undefined {
  const binary = join(cache, folderName(), 'nats-server');
  return existsSync(binary) ? binary : undefined;
}

/** Builds the pinned nats-server into the cache, or finds it there. */
export async function buildNats(go: string, cache: string): Promise<string> {
  const folder = await buildOnce(cache, folderName(), async (into) => {
    // `go.sum` beside `go.mod` fixes every module by its hash; -mod=readonly refuses to run with anything else.
    const args = ['build', '-mod=readonly', '-trimpath', '-o', join(into, 'nats-server'), MODULE];
    await run(go, args, { cwd: join(SOURCES, 'nats') });
  });
  return join(folder, 'nats-server');
}

function folderName(): string {
  return `nats-server-${pinnedNatsVersion()}-${process.platform}-${process.arch}`;
}
