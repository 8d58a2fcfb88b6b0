import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');
const shared = ['libs', 'test', 'node_modules', '.config', 'tsconfig.base.json', 'package.json'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanfare-new-'));
  for (const one of shared) await symlink(join(root, one), join(folder, one));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const make = (name: string) => run('node', [join(root, '.config/new.mjs'), 'connector', name, '--root', folder]);

it('npm run new connector makes a service that type-checks and passes its tests', async () => {
  await make('big-corp');
  const cwd = join(folder, 'services/connector-big-corp');
  const bin = join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
  await run('tsc', ['-p', 'tsconfig.spec.json'], { cwd, env });
  const jest = ['--experimental-vm-modules', join(root, 'node_modules/jest/bin/jest.js'), '--json'];
  const { stdout } = await run('node', jest, { cwd, env, maxBuffer: 16 * 1024 * 1024 });
  const report = JSON.parse(stdout) as { numPassedTests: number; numFailedTests: number };
  expect([report.numPassedTests, report.numFailedTests]).toEqual([5, 0]);
});

it.each(['Big', '../x', 'a_b', ''])('refuses a name that is none: %j', async (name) => {
  await expect(make(name)).rejects.toMatchObject({ code: 2 });
});
