// real: a parent process that dies, nats-server. fake: nothing
import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { tcpExchange } from '../src/tcp-exchange.js';
import { freePort, resolveNats } from '../src/index.js';
import { isAlive } from './is-alive.js';

// Node strips the types itself, so the parent needs no build.
const parent = (ending: string, command: string, port: number) => `
  const { spawn } = await import('node:child_process');
  const { guardAgainstOrphan } = await import('${new URL('../src/orphan-guard.ts', import.meta.url).href}');
  const child = spawn(${JSON.stringify(command)}, ['-a', '127.0.0.1', '-p', '${port}'], { stdio: 'ignore', detached: true });
  guardAgainstOrphan(child.pid);
  child.unref();
  setTimeout(() => { ${ending} }, 300);
`;

describe('a server whose parent', () => {
  it.each([
    ['ends normally', ''],
    ['throws', 'throw new Error("oops")'],
    ['gets SIGTERM', 'process.kill(process.pid, "SIGTERM"); setTimeout(() => 0, 1000)'],
    ['gets SIGKILL', 'process.kill(process.pid, "SIGKILL")'],
  ])(
    '%s is gone too',
    async (_, ending) => {
      const choice = await resolveNats({ allowGiven: false });
      if (choice.from !== 'binary') throw new Error(`expected a binary, not ${choice.from}`);
      const port = await freePort();
      const answers = () => tcpExchange({ host: '127.0.0.1', port });
      const dir = await mkdtemp(join(tmpdir(), 'fanfare-parent-'));
      const process = spawn('node', ['--input-type=module', '-e', parent(ending, choice.path, port)], {
        cwd: dir,
        stdio: 'ignore',
      });

      while (!(await answers())) await delay(20);
      await new Promise((resolve) =>
        (process.exitCode ?? process.signalCode) === null ? process.once('exit', resolve) : resolve(0),
      );
      while (await answers()) await delay(20);

      expect(await answers()).toBeUndefined();
    },
    10_000,
  );

  it('is gone too when it ignores SIGTERM and another one does not', async () => {
    const script = `
      const { spawn } = await import('node:child_process');
      const { guardAgainstOrphan } = await import('${new URL('../src/orphan-guard.ts', import.meta.url).href}');
      const children = ["trap '' TERM; echo deaf; while :; do sleep 0.1; done", 'echo polite; exec sleep 60']
        .map((line) => spawn('/bin/sh', ['-c', line], { stdio: ['ignore', 'pipe', 'ignore'], detached: true }));
      for (const child of children) {
        guardAgainstOrphan(child.pid);
        await new Promise((resolve) => child.stdout.once('data', resolve));
      }
      console.log(JSON.stringify(children.map(({ pid }) => pid)));
      process.kill(process.pid, 'SIGKILL');
    `;
    const parent = spawn('node', ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const pids = JSON.parse(await text(parent.stdout)) as number[];

    expect(pids).toHaveLength(2);
    while (pids.some(isAlive)) await delay(50);
  }, 10_000);
});
