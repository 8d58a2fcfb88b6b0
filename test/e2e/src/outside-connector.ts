import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');

/** What a connector's own repository says: nothing of it is this one's. */
const compilerOptions = {
  target: 'es2024',
  lib: ['es2024', 'esnext.collection', 'esnext.iterator', 'esnext.temporal'],
  module: 'nodenext',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  skipLibCheck: true,
  types: ['node'],
  rootDir: 'src',
  outDir: 'dist',
};

/**
 * The example of a third party's connector in a folder of its own outside this repository: built there, with the kit as it is
 * packed. What others publish is linked from here instead of fetched.
 */
export class OutsideConnector {
  private constructor(private readonly dir: string) {}

  static async build(): Promise<OutsideConnector> {
    const dir = await mkdtemp(join(tmpdir(), 'fanfare-outside-'));
    await installKit(dir);
    await linkOthers(dir);
    const isSource = (file: string) => !file.endsWith('.spec.ts');
    await cp(join(root, 'docs/connector-stampede/src'), join(dir, 'src'), { recursive: true, filter: isSource });
    await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'outside', type: 'module', private: true }));
    await writeFile(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
    await run(join(root, 'node_modules/.bin/tsc'), ['-p', dir], { cwd: dir });
    return new OutsideConnector(dir);
  }

  /** Its entry, as the system starts one: from the repository's root. */
  get main(): string {
    return relative(root, join(this.dir, 'dist/main.js'));
  }

  remove(): Promise<void> {
    return rm(this.dir, { recursive: true });
  }
}

async function installKit(dir: string): Promise<void> {
  const packed = join(dir, 'packed');
  await run('node', [join(root, '.config/pack-kit.mjs'), packed]);
  for (const file of await readdir(packed)) {
    const target = join(dir, 'node_modules/@fanfare', file.replace(/^fanfare-(.+)-\d.*$/, '$1'));
    await mkdir(target, { recursive: true });
    await run('tar', ['-xzf', join(packed, file), '-C', target, '--strip-components=1']);
  }
}

async function linkOthers(dir: string): Promise<void> {
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name === '@fanfare' || name.startsWith('.')) continue;
    await symlink(join(root, 'node_modules', name), join(dir, 'node_modules', name));
  }
}
