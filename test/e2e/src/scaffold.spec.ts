import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');
const shared = ['libs', 'test', 'node_modules', 'tsconfig.base.json', 'package.json', '.prettierrc.json'];
const bin = join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
/** The types of what is made, and not of the whole repository again. */
const checked = {
  extends: '../tsconfig.base.json',
  compilerOptions: { noEmit: true, composite: false },
  include: ['../services/*/src', '../services/*/test'],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanfare-new-'));
  for (const one of shared) await symlink(join(root, one), join(folder, one));
  // Not linked: the rules are those of files below the folder that they are in.
  await mkdir(join(folder, '.config'));
  await symlink(join(root, '.config/jest.preset.mjs'), join(folder, '.config/jest.preset.mjs'));
  await copyFile(join(root, '.config/eslint.config.mjs'), join(folder, '.config/eslint.config.mjs'));
  await writeFile(join(folder, '.config/tsconfig.check.json'), JSON.stringify(checked));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const make = (name: string) => run('node', [join(root, '.config/new.mjs'), 'connector', name, '--root', folder]);

it('npm run new connector makes a service that type-checks and passes its tests', async () => {
  await make('big-corp');
  const cwd = join(folder, 'services/connector-big-corp');
  await run('tsc', ['-p', 'tsconfig.spec.json'], { cwd, env });
  const jest = ['--experimental-vm-modules', join(root, 'node_modules/jest/bin/jest.js'), '--json'];
  const { stdout } = await run('node', jest, { cwd, env, maxBuffer: 16 * 1024 * 1024 });
  const report = JSON.parse(stdout) as { numPassedTests: number; numFailedTests: number };
  expect([report.numPassedTests, report.numFailedTests]).toEqual([5, 0]);
}, 240_000);

const lint = () => run('eslint', ['-c', '.config/eslint.config.mjs', 'services'], { cwd: folder, env });

it('and that passes lint and has the format, however long its name is', async () => {
  await make('vendor-of-a-very-long-name');
  await run('prettier', ['--check', 'services'], { cwd: folder, env });
  await lint();
  // It would say so.
  const bad = join(folder, 'services/connector-big-corp/src/bad.ts');
  await writeFile(bad, 'export const x: any = 1;\n');
  await expect(lint()).rejects.toMatchObject({ stdout: expect.stringContaining('no-explicit-any') });
  await rm(bad);
}, 240_000);

it.each(['Big', '../x', 'a_b', ''])('refuses a name that is none: %j', async (name) => {
  await expect(make(name)).rejects.toMatchObject({ code: 2 });
});
