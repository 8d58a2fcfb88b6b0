import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunSummary, Step } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { CommandLine } from './command-line.js';
import { Fanfare } from './fanfare.js';

const tag = (name: string): Step => ({ action: 'ContactUpdate', input: { addTags: [name] } });
const nap = (next: string): Step => ({ action: 'Delay', input: { for: 'PT1H' }, next: { Success: next } });
const form = { trigger: { type: 'Form.Received' as const } };

// real: everything, the command line as a process included.
describe('the command line', () => {
  let fanfare: Fanfare;
  let cli: CommandLine;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    cli = await CommandLine.open(fanfare);
  });
  afterAll(async () => {
    await fanfare.stop();
    await cli.close();
  });

  const run = (...args: string[]) => cli.run(...args);
  const save = (id: string, steps: Record<string, Step>, more = {}) =>
    cli.write(`${id}.json`, aWorkflow(steps, { name: id, ...form, ...more }));

  it('takes a workflow through its life: paused with a reason, held, resumed, rolled back, archived', async () => {
    await save('life', { tag: tag('one') });
    await run('import', 'life.json', '--activate');
    await save('life', { tag: tag('two') });
    expect((await run('import', 'life.json', '--activate')).output).toContain('active: life, version 2');
    expect((await run('pause', 'life', '--hold', '--reason', 'the offer is wrong')).output).toBe(
      'paused: life; what has started stays where it is\n',
    );
    expect((await run('workflow', 'life')).output.split('\n').slice(0, 2)).toEqual([
      'life  Paused, held: the offer is wrong',
      'life, 2 versions, none in force',
    ]);
    expect((await run('archive', 'life')).errors).toContain('drain lets them go on');
    expect((await run('resume', 'life')).output).toBe('active: life, version 2\n');
    expect((await run('rollback', 'life', '1')).output).toBe('active: life, version 1\n');
    expect((await run('versions', 'life')).output).toMatch(/^v2 .*\nv1 .* in force\n$/);
    expect(JSON.parse((await run('versions', 'life', '2')).output)).toMatchObject({ steps: { tag: tag('two') } });
    expect((await run('archive', 'life', '--runs', 'exit')).output).toBe('archived: life; its runs end\n');
  });

  it('says what putting a version in force means for runs that wait, before it does', async () => {
    await save('waits', { nap: nap('tag'), tag: tag('one') });
    await run('import', 'waits.json', '--activate');
    for (let i = 0; i < 2; i++) await fanfare.publish({ id: randomUUID(), type: 'Form.Received', data: {} });
    await eventually(async () => expect((await run('waiting', 'waits')).output).toBe('      2  v1  nap\n'));
    await save('waits', { nap: nap('other'), other: tag('two') });
    await run('import', 'waits.json');
    const counted = '2 runs of other versions are under way\n      2  v1  nap  can move\n';
    expect(await run('activate', 'waits', '--count')).toMatchObject({ code: 0, output: counted });
    const { output, errors } = await run('activate', 'waits', '--waiting-runs', 'move');
    expect([errors, output]).toEqual([counted, 'active: waits, version 2\n']);
    expect((await run('rollback', 'waits', '1', '--count')).output).toContain('no run of another version');
  });

  it('publishes about a site and a card, and finds runs by whatever the API finds them by', async () => {
    await save('found', { tag: tag('x') }, { trigger: { type: 'Prize.Awarded' }, scope: { site: 'final', card: 'quiz' } });
    await run('import', 'found.json', '--activate');
    const id = randomUUID();
    await run('publish', 'Prize.Awarded', '--data', '{"prizeId":"p"}', '--id', id, '--site', 'final', '--card', 'quiz', '--contact', 'ada@example.com');
    const { contact = '' } = await fanfare.endedRun(id);
    const here = ['--search', 'foun', '--site', 'final', '--card', 'quiz', '--trigger', 'Prize.Awarded', '--status', 'Active', '--sort', 'name'];
    expect((await run('workflows', ...here)).output).toMatch(/^found +Active +v1 .*\n$/);
    expect((await run('workflows', ...here, '--site', 'heat')).output).toBe('no such workflows\n');
    const found = (...args: string[]) => cli.json<RunSummary[]>('runs', '--event', id, ...args);
    const fits = ['--site', 'final', '--card', 'quiz', '--contact', contact ?? '', '--mode', 'live', '--version', '1', '--from', 'PT1H', '--status', 'Success'];
    expect(await found(...fits)).toMatchObject([{ event: id, site: 'final', card: 'quiz' }]);
    for (const other of [['--site', 'x'], ['--mode', 'test'], ['--version', '2'], ['--to', 'PT1H']]) {
      expect(await found(...other)).toEqual([]);
    }
    const count = async (...args: string[]) => (await run('anew', '--event', id, '--count', ...args)).output;
    expect(await count('--site', 'final', '--card', 'quiz', '--version', '1', '--mode', 'live', '--status', 'Success')).toBe('1 runs\n');
    expect(await count('--version', '2')).toBe('0 runs\n');
  }); // prettier-ignore

  it('shows what workflows can be made of, and when a schedule would fire', async () => {
    expect((await run('catalogue')).output).toMatch(/^ContactUpdate +contacts +Update contact$/m);
    expect((await run('catalogue', 'ContactUpdate')).output).toContain('"addTags"');
    expect((await run('catalogue', 'Prize.Awarded')).output).toContain('"prizeId"');
    expect(await run('catalogue', 'Nonsense')).toMatchObject({ code: 1, errors: expect.stringContaining('Nonsense') });
    const { output } = await run('schedule', '--cron', '0 9 * * MON', '--timezone', 'Europe/Berlin');
    expect(output.split('\n')).toHaveLength(7);
    expect(output).toMatch(/^0 9 \* \* MON {2}Europe\/Berlin\n {2}Mon .* 09:00:00 /);
    expect((await run('schedule', '--every', 'PT1S')).errors).toContain('schedule.every');
  });

  it('shows for whom a workflow is locked, and warns of one that may start itself', async () => {
    await save('selfish', { tag: { action: 'ContactUpdate', input: { fields: { score: 1 } } } }, { trigger: { type: 'Contact.PropertyUpdated' } }); // prettier-ignore
    const { output } = await run('import', 'selfish.json');
    expect(output).toContain('may do harm:\n  steps.tag.input.fields.score');
    expect((await run('validate', 'selfish.json')).output).toMatch(/^valid\nmay do harm:\n/);
    expect((await run('locks', 'selfish')).output).toBe('nobody is locked\n');
    expect(await run('locks', 'selfish', '--unlock', 'ada')).toMatchObject({ code: 1, output: 'ada was not locked\n' });
  });
});
