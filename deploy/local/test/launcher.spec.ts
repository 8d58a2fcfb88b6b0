// real: everything that `npm start -- --once` starts. fake: nothing; the fulfilment API is part of the demo.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';

const deploy = resolve(import.meta.dirname, '../..');
/** It starts twenty processes, beside whatever else the machine is doing. */
const limitMs = 300_000;

describe('npm start', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'fanfare-launcher-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const command = (script: string, ...args: string[]) => {
    const env = { ...process.env, FANFARE_DIR: dir, FORCE_COLOR: '0' };
    return spawn(process.execPath, [join(deploy, script), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
    });
  };
  const launch = (...args: string[]) => command('local/start.mjs', ...args);
  const ended = async (child: ReturnType<typeof command>) => {
    const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
    return { code: code as number | null, output, errors };
  };
  /** `e` lists environments, which every process of ours inherits; the data directory is in them. */
  const leftBehind = () => execFileSync('ps', ['axeww'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(`FANFARE_DIR=${dir}`)); // prettier-ignore

  it(
    'with --once plays the demo, prints each run as a tree, exits 0 and leaves no process behind',
    async () => {
      const { code, output, errors } = await ended(launch('--once'));

      expect({ code, errors, output: code === 0 ? '' : output }).toEqual({ code: 0, errors: '', output: '' });
      expect(output).toMatch(
        /✔ Issue Multiple Coupons v\d+ {2}Success[^]*├─ ✔ coupons {2}ContactCouponIssue → Success {2}\d+ ms\n {2}│ {4}coupon_count: 3/,
      );
      expect(output).toMatch(/coupons {2}ContactCouponIssue → OfferLimitsExceeded/);
      expect(output).toMatch(/✘ fulfil {2}HttpRequest → Failure {2}\d+ ms\n.*answered 422/);
      expect(output).toMatch(/attempt 2/);
      expect(leftBehind()).toEqual([]);
    },
    limitMs,
  );

  it(
    'stays up with the data of before, refuses a second one, and on Ctrl-C leaves no process behind',
    async () => {
      const launcher = launch('--no-demo');
      const end = ended(launcher);
      const words = await said(launcher, 'Ctrl-C stops everything');

      const runs = await ended(command('cli/fanfare.mjs', 'runs', '--trigger', 'Contact.Identified', '--json'));
      expect(JSON.parse(runs.output)).toMatchObject([{ workflow: 'new-member-workflow', status: 'Success' }]);
      expect(await ended(launch())).toMatchObject({ code: 1, errors: expect.stringContaining(`running already on ${dir} (process ${launcher.pid})`) }); // prettier-ignore

      const mailbox = /Mailbox +(http:\S+)/.exec(words)?.[1] ?? 'the closing words name no mailbox';
      await ended(command('cli/fanfare.mjs', 'publish', 'Contact.Identified', '--contact', 'you@example.com'));
      const seen = async () => expect(await (await fetch(mailbox)).text()).toContain('>Welcome, friend</a>');
      await eventually(seen, { withinMs: 30_000 });

      const back = said(launcher, 'rewards is up again');
      process.kill(pidOf('services/rewards/', launcher.pid), 'SIGKILL');
      await back;

      launcher.kill('SIGINT');
      expect(await end).toMatchObject({ code: 0, errors: '' });
      expect(leftBehind()).toEqual([]);
    },
    limitMs,
  );
});

async function said(child: ChildProcess, words: string): Promise<string> {
  let heard = '';
  for await (const [chunk] of on(child.stdout as Readable, 'data', { close: ['end'] })) {
    heard += String(chunk);
    if (heard.includes(words)) return heard;
  }
  throw new Error(`it ended without saying "${words}":\n${heard}`);
}

/** The child of `parent` whose command line has `words`. */
function pidOf(words: string, parent: number | undefined): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.map((each) => each.trim().split(/\s+/)).find(([, ppid, ...args]) => Number(ppid) === parent && args.join(' ').includes(words)); // prettier-ignore
  if (!line) throw new Error(`process ${parent} has no child ${words}`);
  return Number(line[0]);
}
