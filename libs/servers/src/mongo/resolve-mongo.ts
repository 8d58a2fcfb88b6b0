import { cacheDir } from '../cache-dir.js';
import { dockerAnswers } from '../docker/docker-engine.js';
import { howGiven } from '../given-server.js';
import { nothingWorks } from '../nothing-works.js';
import { findProgram, isAtLeast, versionOf } from '../program.js';
import type { ResolveOptions } from '../running-server.js';
import {
  buildMongoJavaServer,
  cachedMongoJavaServer,
  pinnedMongoJavaServerVersion,
} from './build-mongo-java-server.js';

const MINIMUM = '5.0';
const IMAGE = 'mongo:8.0';

/** Where a MongoDB server will come from. */
export type MongoChoice =
  | { from: 'given'; url: string; how: string }
  | { from: 'docker'; image: string; how: string }
  | { from: 'mongod'; path: string; how: string }
  | { from: 'java'; java: string; classPath: string; how: string };

/** The first of: `MONGODB_URI`, Docker (tests only), `mongod` on PATH, the cache, mongo-java-server through Maven. */
export async function resolveMongo(options: ResolveOptions = {}): Promise<MongoChoice> {
  const given = process.env['MONGODB_URI'];
  if (given && options.allowGiven !== false) return { from: 'given', url: given, how: howGiven('MONGODB_URI', given) };

  if (options.tests && (await dockerAnswers())) return { from: 'docker', image: IMAGE, how: `${IMAGE} in Docker` };
  return (await fromPath()) ?? fromCacheOrMaven(options);
}

async function fromPath(): Promise<MongoChoice | undefined> {
  const path = findProgram('mongod');
  const version = path && (await versionOf(path, ['--version']));
  if (!version || !isAtLeast(version, MINIMUM)) return undefined;
  return { from: 'mongod', path, how: `mongod ${version} found at ${path}` };
}

async function fromCacheOrMaven({ cache = cacheDir(), onProgress }: ResolveOptions): Promise<MongoChoice> {
  const java = findProgram('java');
  const mvn = findProgram('mvn');
  const cached = java && cachedMongoJavaServer(cache);
  const how = `mongo-java-server ${pinnedMongoJavaServerVersion()} (speaks MongoDB 5.0's protocol, keeps its data with H2) run by Java`;
  if (cached) return { from: 'java', java, classPath: cached, how };

  if (!java || !mvn) {
    const missing = [!java && 'java', !mvn && 'mvn'].filter(Boolean).join(' and ');
    throw nothingWorks('MongoDB', [
      {
        way: `install MongoDB ${MINIMUM} or newer: https://www.mongodb.com/try/download/community`,
        why: 'no such `mongod` is on PATH',
      },
      {
        way: 'install a JDK 17 or newer and Maven, and mongo-java-server will be fetched',
        why: `not on PATH: ${missing}`,
      },
      { way: `set MONGODB_URI to a server of version ${MINIMUM} or newer`, why: 'it is not set' },
    ]);
  }
  onProgress?.('fetching mongo-java-server with Maven (some seconds, once)');
  return { from: 'java', java, classPath: await buildMongoJavaServer({ java, mvn }, cache), how };
}
