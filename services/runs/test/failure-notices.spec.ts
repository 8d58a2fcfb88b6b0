import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buckets, notify, versionKey, type ReplyOf, type RequestOf } from '@fanfare/contracts';
import { Answers, KeyValue, RequestRefused } from '@fanfare/bus';
import { aWorkflow, eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId } from './history.js';

/** What people were told, and what is to go wrong. */
const desk = { told: [] as RequestOf<typeof notify>[], refuses: false, later: [] as string[] };

/** Stands for messaging. */
@Controller()
class MessagingDesk {
  @Answers(notify)
  async notify(notice: RequestOf<typeof notify>): Promise<ReplyOf<typeof notify>> {
    if (desk.refuses) throw new RequestRefused('Conflict', 'no mail server');
    desk.told.push(notice);
    return { sent: notice.to.length - desk.later.length, refused: 0, later: desk.later };
  }
}

// real: NATS, MongoDB, the service. fake: messaging.
describe('of runs that failed', () => {
  let bench: Bench;
  beforeAll(async () => {
    const env = { FAILURE_NOTICES_EVERY_MS: '30', FAILURE_NOTICES_APART_MS: '400' };
    bench = await openBench({ env, controllers: [MessagingDesk] });
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    Object.assign(desk, { told: [], refuses: false, later: [] });
  });

  async function publish(workflow: string, notifies: string[] | string | undefined): Promise<void> {
    const settings = notifies === undefined ? {} : { onFailure: { notify: notifies } };
    const definition = aWorkflow({ call: { action: 'Echo', input: {} } }, { settings });
    const version = { workspace: 'acme', workflow, version: 1, definition, actions: {} };
    await bench.elsewhere(KeyValue).put(buckets.workflows, versionKey('acme', workflow, 1), version);
  }
  async function fails(workflow: string, given: Partial<Parameters<typeof aHistory>[0]> = {}): Promise<string> {
    const run = aRunId();
    await bench.tell(...aHistory({ run, workflow, ...given }, [{}], { failed: true }));
    await bench.run(run, ({ status }) => status === 'Failed');
    return run;
  }
  const told = (times: number) => eventually(async () => expect(desk.told).toHaveLength(times));

  it('people are told at once, and then of all that follow together', async () => {
    await publish('watched', ['ops@example.com', 'boss@example.com']);
    const first = await fails('watched');
    await told(1);
    expect(desk.told[0]).toMatchObject({ to: ['ops@example.com', 'boss@example.com'], subject: '[Fanfare] Welcome: a run failed' }); // prettier-ignore
    expect(desk.told[0]?.text).toContain(first);
    const others = [await fails('watched'), await fails('watched')];
    await told(2);
    expect(desk.told[1]?.subject).toBe('[Fanfare] Welcome: 2 runs failed');
    expect(others.every((run) => desk.told[1]?.text.includes(run))).toBe(true);
  });

  it('each is told once, however often its facts come', async () => {
    await publish('once', 'ops@example.com');
    const facts = aHistory({ workflow: 'once' }, [{}], { failed: true });
    await bench.tell(...facts);
    await told(1);
    await bench.tell(...facts);
    await fails('once');
    await told(2);
    expect(desk.told[1]?.subject).toBe('[Fanfare] Welcome: a run failed');
  });

  it('nobody is told of tests, of what went well, or where nobody wants to be', async () => {
    await publish('quiet', undefined);
    await publish('both', 'ops@example.com');
    await fails('quiet');
    await fails('unpublished');
    await fails('both', { mode: 'test' });
    await bench.tell(...aHistory({ workflow: 'both' }));
    const last = await fails('both');
    await told(1);
    expect(desk.told[0]?.text).toContain(last);
    expect(desk.told[0]?.subject).toBe('[Fanfare] Welcome: a run failed');
  });

  it('whom the mail server takes nothing for now is told later, and the others are not told twice', async () => {
    await publish('greylisted', ['ops@example.com', 'boss@example.com']);
    desk.later = ['boss@example.com'];
    const run = await fails('greylisted');
    await eventually(async () => expect(desk.told.length).toBeGreaterThan(1));
    desk.later = [];
    const next = await fails('greylisted');
    const of = (id: string) => desk.told.filter(({ text }) => text.includes(id));
    await eventually(async () => expect(of(next)).toHaveLength(1));
    const [first, ...again] = of(run);
    expect(first?.to).toEqual(['ops@example.com', 'boss@example.com']);
    expect(again.every(({ id, to }) => id === first?.id && to.join() === 'boss@example.com')).toBe(true);
    expect(of(next)[0]?.to).toEqual(['ops@example.com', 'boss@example.com']);
  });

  it('people are told as soon as the configuration is right', async () => {
    await publish('refused', 'ops@example.com');
    desk.refuses = true;
    const run = await fails('refused');
    desk.refuses = false;
    // What others are owed may come meanwhile.
    await eventually(async () => expect(desk.told.filter(({ text }) => text.includes(run))).toHaveLength(1));
  });

  it('people are told of a loop: of the first contact that is locked, and of the pause, once and with nobody’s name', async () => {
    await publish('looping', 'ops@example.com');
    await publish('unwatched', undefined);
    const since = Date.now();
    const lock = (workflow: string, contact: string, pauses?: true) =>
      bench.elsewhere(KeyValue).put(buckets.locks, `lock.acme.${workflow}.${contact}`, { workspace: 'acme', workflow, version: 1, contact, since, pauses }); // prettier-ignore
    await lock('unwatched', 'ada');
    await lock('looping', 'ada');
    await lock('looping', 'ben');
    const mails = () => desk.told.filter(({ text }) => text.includes('looping') || text.includes('unwatched'));
    const toldOf = (times: number) => eventually(async () => expect(mails()).toHaveLength(times));
    await toldOf(1);
    await lock('looping', 'cem', true);
    await toldOf(2);
    await bench.restart();
    await lock('looping', 'dan', true);
    await fails('looping');
    await toldOf(3);
    expect(mails().map(({ subject }) => subject)).toEqual([
      '[Fanfare] looping: locked for a contact, because it started again and again',
      '[Fanfare] looping: paused, because it seems to start itself',
      '[Fanfare] Welcome: a run failed',
    ]);
    expect(mails().every(({ to, text }) => to.join() === 'ops@example.com' && !/ada|ben|cem/.test(text))).toBe(true);
  });
});
