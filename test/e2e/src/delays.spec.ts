import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countRuns, type RunJob } from '@fanfare/contracts';
import { asking, aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { Lateness } from './lateness.js';
import { publishPatiently } from './patient-publisher.js';
import { armedTimers, unfinished } from './quiet.js';

// How late 10,000 of one second are is for the benchmark to say (`--timers`), on a machine of its own. That none is lost,
// done twice or left behind needs only more than one batch, stream and page of everything.
const runs = 1_000;
const spreadMs = 1_000;
const contacts = 50;
const workspace = 'acme';
const patience = { withinMs: 120_000, everyMs: 250 };

// real: everything.
describe(`${runs} runs that wait`, () => {
  let fanfare: Fanfare;
  let client: ReturnType<typeof asking>;
  /** What it takes on this machine until all wait. */
  let beginMs = 60_000;

  beforeAll(async () => {
    fanfare = await Fanfare.start({ syncInterval: 'always' });
    client = asking(fanfare.system.nats.url);
    const wait = { action: 'Delay', input: { until: '{{ trigger.data.until }}' }, next: { Success: 'point' } };
    const point = { action: 'LoyaltyAwardPoints', input: { points: 1 } };
    await fanfare.activate('delayed', aWorkflow({ wait, point }, { trigger: { type: 'Form.Received' } }));
  });

  afterAll(async () => {
    await client.close();
    await fanfare.stop();
  });

  const natsUrl = () => fanfare.system.nats.url;
  const counts = async () => {
    const { counts: found } = await client.requests.ask(countRuns, { workspace, workflow: 'delayed' }, 15_000);
    return Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0));
  };
  const email = (i: number) => `waits-${i % contacts}@example.com`;
  const pointsOf = async (i: number) => {
    const { id } = await fanfare.api.expectOk<{ id: string }>('POST', '/contacts', { email: email(i) });
    return (await fanfare.api.expectOk<{ balance: number }>('GET', `/contacts/${id}/points`)).balance;
  };
  const nothingIsLeft = () => eventually(async () => expect(await unfinished(natsUrl())).toEqual({}), patience);

  /** Runs that all wait until instants within one second. */
  async function begun(name: string, until: number, isAboutSomebody: boolean): Promise<void> {
    for (let from = 0; from < runs; from += 500) {
      const events = Array.from({ length: 500 }, (_, i) => ({
        id: `${name}-${from + i}`,
        type: 'Form.Received' as const,
        ...(isAboutSomebody && { contact: { email: email(i) } }),
        data: { until: new Date(until + ((from + i) * spreadMs) / runs).toISOString() },
      }));
      await publishPatiently(fanfare.gateway, events);
    }
  }

  it('leave nothing behind when they are cancelled, all that a filter finds', async () => {
    const from = performance.now();
    await begun('cancelled', Date.now() + 24 * 3_600_000, false);
    await eventually(async () => expect(await counts()).toEqual({ Running: runs }), patience);
    beginMs = performance.now() - from;
    expect(await armedTimers(natsUrl())).toBe(runs);
    const job = { kind: 'cancel', filter: { workflow: 'delayed', status: ['Running'] } };
    const { id } = await fanfare.api.expectOk<RunJob>('POST', '/run-jobs', job);
    await eventually(async () => {
      const shown = await fanfare.api.expectOk('GET', `/run-jobs/${id}`);
      expect(shown).toMatchObject({ status: 'Finished', expected: runs, done: runs, refused: 0 });
    }, patience);
    expect(await armedTimers(natsUrl())).toBe(0);
    await eventually(async () => expect(await counts()).toEqual({ Cancelled: runs }), patience);
    await nothingIsLeft();
  }, 300_000);

  it('all go on, none lost, none twice and none left, although nats-server is killed while they wait', async () => {
    // They must all wait before the first is due.
    const until = Date.now() + 3_000 + Math.ceil(2 * beginMs);
    await begun('delayed', until, true);
    await eventually(async () => expect(await counts()).toEqual({ Cancelled: runs, Running: runs }), patience);
    await fanfare.system.nats.kill();
    await delay(500);
    await fanfare.system.nats.restart();
    const lateness = await Lateness.listen(natsUrl(), workspace);
    await eventually(async () => expect(await counts()).toEqual({ Cancelled: runs, Success: runs }), patience);
    const late = lateness.after(until + spreadMs);
    await lateness.close();
    console.log(
      `${late.length} runs were over ${late[runs / 2]} ms after the last was due in the median, the last ${late.at(-1)} ms`,
    );
    expect(late).toHaveLength(runs);
    const balances = await Promise.all(Array.from({ length: contacts }, (_, i) => pointsOf(i)));
    expect(new Set(balances)).toEqual(new Set([runs / contacts]));
    await nothingIsLeft();
  }, 300_000);
});
