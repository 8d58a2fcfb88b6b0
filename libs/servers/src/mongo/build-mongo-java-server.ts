import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { buildOnce } from '../build-once.js';
import { run } from '../program.js';
import { SOURCES } from '../sources.js';

const SOURCE_FOLDER = join(SOURCES, 'mongo');
const JARS = 'lib';
const CLASSES = 'classes';

/** The version that `pom.xml` pins. */
export function pinnedMongoJavaServerVersion(): string {
  const pinned = /<mongo-java-server\.version>(.+?)</.exec(readFileSync(join(SOURCE_FOLDER, 'pom.xml'), 'utf8'))?.[1];
  if (!pinned) throw new Error(`${SOURCE_FOLDER}/pom.xml does not pin mongo-java-server`);
  return pinned;
}

/** The class path of an earlier build, if there is one. */
export function cachedMongoJavaServer(cache: string): string | undefined {
  const folder = join(cache, folderName());
  return existsSync(folder) ? classPathIn(folder) : undefined;
}

/** Fetches mongo-java-server with Maven and compiles our launcher for it, or finds both in the cache; gives the class path. */
export async function buildMongoJavaServer(tools: { java: string; mvn: string }, cache: string): Promise<string> {
  const folder = await buildOnce(cache, folderName(), async (into) => {
    const jars = join(into, JARS);
    const pom = join(SOURCE_FOLDER, 'pom.xml');
    await run(tools.mvn, ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`], {
      cwd: into,
    });
    await mkdir(join(into, CLASSES));
    // The compiler as a module of `java` itself: a JDK whose `javac` is not on PATH is enough.
    const compiler = ['-m', 'jdk.compiler/com.sun.tools.javac.Main', '--release', '17', '-proc:none'];
    const jarFiles = readdirSync(jars).map((name) => join(jars, name));
    await run(tools.java, [...compiler, '-cp', jarFiles.join(delimiter), '-d', join(into, CLASSES), ...javaSources()]);
  });
  return classPathIn(folder);
}

function classPathIn(folder: string): string {
  return [join(folder, CLASSES), join(folder, JARS, '*')].join(delimiter);
}

// Keyed by content as well as version: a change of the launcher must not meet an old build of it.
function folderName(): string {
  const hash = createHash('sha256');
  for (const file of [join(SOURCE_FOLDER, 'pom.xml'), ...javaSources()]) hash.update(readFileSync(file));
  return `mongo-java-server-${pinnedMongoJavaServerVersion()}-${hash.digest('hex').slice(0, 12)}`;
}

function javaSources(): string[] {
  const names = readdirSync(SOURCE_FOLDER).filter((name) => name.endsWith('.java'));
  return names.sort().map((name) => join(SOURCE_FOLDER, name));
}
