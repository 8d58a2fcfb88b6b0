import { cacheDir } from '../cache-dir.js';
import { dockerAnswers } from '../docker/docker-engine.js';
import { howGiven } from '../given-server.js';
import { nothingWorks } from '../nothing-works.js';
import { findProgram, isAtLeast, versionOf } from '../program.js';
import type { ResolveOptions } from '../running-server.js';
import { buildNats, cachedNats, pinnedNatsVersion } from './build-nats.js';

// `Nats-Schedule` with `@every` and cron, and several JetStream options that the bus relies on.
const MINIMUM = '2.14';

/** Where a NATS server will come from. */
export type NatsChoice =
  | { from: 'given'; url: string; how: string }
  | { from: 'docker'; image: string; how: string }
  | { from: 'binary'; path: string; how: string };

/** The first of: `NATS_URL`, Docker (tests only), `nats-server` on PATH, the cache, a build with Go. */
export async function resolveNats(options: ResolveOptions = {}): Promise<NatsChoice> {
  const given = process.env['NATS_URL'];
  if (given && options.allowGiven !== false) return { from: 'given', url: given, how: howGiven('NATS_URL', given) };

  if (options.tests && (await dockerAnswers())) {
    const image = `nats:${pinnedNatsVersion()}-alpine`;
    return { from: 'docker', image, how: `${image} in Docker` };
  }
  return (await fromPath()) ?? fromCacheOrGo(options);
}

async function fromPath(): Promise<NatsChoice | undefined> {
  const path = findProgram('nats-server');
  const version = path && (await versionOf(path, ['--version']));
  if (!version || !isAtLeast(version, MINIMUM)) return undefined;
  return { from: 'binary', path, how: `nats-server ${version} found at ${path}` };
}

async function fromCacheOrGo({ cache = cacheDir(), onProgress }: ResolveOptions): Promise<NatsChoice> {
  const version = pinnedNatsVersion();
  const how = `nats-server ${version} built with Go`;
  const cached = cachedNats(cache);
  if (cached) return { from: 'binary', path: cached, how };

  const go = findProgram('go');
  if (!go) {
    throw nothingWorks('NATS', [
      {
        way: `install nats-server ${MINIMUM} or newer: https://nats.io/download`,
        why: 'none, or an older one, is on PATH',
      },
      { way: 'install Go: https://go.dev/dl, and it will be built', why: 'no `go` is on PATH' },
      { way: `set NATS_URL to a server with JetStream, version ${MINIMUM} or newer`, why: 'it is not set' },
    ]);
  }
  onProgress?.(`building nats-server ${version} with Go (about a minute, once)`);
  return { from: 'binary', path: await buildNats(go, cache), how };
}
