import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countRuns, type listRuns, type ReplyOf } from '@fanfare/contracts';
import { asking, aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { Lateness } from './lateness.js';
import { publishPatiently } from './patient-publisher.js';
import { armedTimers, unfinished } from './quiet.js';

const runs = 10_000;
const workspace = 'acme';

describe(`${runs} runs that wait`, () => {
  let fanfare: Fanfare;
  let client: ReturnType<typeof asking>;

  beforeAll(async () => {
    fanfare = await Fanfare.start({ syncInterval: 'always' });
    client = asking(fanfare.system.nats.url);
    await fanfare.activate(
      'delayed',
      aWorkflow(
        { wait: { action: 'Delay', input: { until: '{{ trigger.data.until }}' } } },
        { trigger: { type: 'Form.Received' } },
      ),
    );
  });

  afterAll(async () => {
    await client.close();
    await fanfare.stop();
  });

  const counts = async () => {
    const { counts: found } = await client.requests.ask(countRuns, { workspace, workflow: 'delayed' }, 15_000);
    return Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0));
  };

  const begun = async (name: string, until: number) => {
    for (let from = 0; from < runs; from += 500) {
      const events = Array.from({ length: 500 }, (_, i) => ({
        id: `${name}-${from + i}`,
        type: 'Form.Received' as const,
        data: { until: new Date(until).toISOString() },
      }));
      await publishPatiently(fanfare.gateway, events);
    }
  };

  it('all go on, none twice and none lost, although nats-server is killed while they wait', async () => {
    // On a slow machine it takes most of that until all wait.
    const until = Date.now() + 60_000;
    await begun('delayed', until);
    await eventually(async () => expect(await counts()).toEqual({ Running: runs }), {
      withinMs: 120_000,
      everyMs: 250,
    });
    await fanfare.system.nats.kill();
    await delay(500);
    await fanfare.system.nats.restart();
    const lateness = await Lateness.listen(fanfare.system.nats.url, workspace);
    await eventually(async () => expect(await counts()).toEqual({ Success: runs }), {
      withinMs: 120_000,
      everyMs: 250,
    });
    const late = lateness.after(until);
    await lateness.close();
    // How late is for the benchmark to say, on a machine of its own; nobody shall be surprised by minutes, though.
    console.log(
      `${late.length} runs went on ${late[runs / 2]} ms after their time in the median, the last ${late.at(-1)} ms`,
    );
    expect(late).toHaveLength(runs);
    expect(late.at(-1)).toBeLessThan(60_000);
    await eventually(async () => expect(await unfinished(fanfare.system.nats.url)).toEqual({}), {
      withinMs: 30_000,
      everyMs: 250,
    });
  }, 300_000);

  it('leave nothing behind when they are cancelled', async () => {
    await begun('cancelled', Date.now() + 24 * 3_600_000);
    const waiting = { Success: runs, Running: runs };
    await eventually(async () => expect(await counts()).toEqual(waiting), { withinMs: 120_000, everyMs: 250 });
    expect(await armedTimers(fanfare.system.nats.url)).toBe(runs);
    let after: string | null = null;
    do {
      const page: ReplyOf<typeof listRuns> = await fanfare.api.expectOk(
        'GET',
        `/runs?status=Running&limit=200${after === null ? '' : `&after=${after}`}`,
      );
      const ids = page.runs.map(({ id }) => id);
      if (ids.length > 0) {
        const answer = await fanfare.api.expectOk('POST', '/runs/cancel', { runs: ids });
        expect(answer).toEqual({ cancelled: expect.arrayContaining(ids), over: [], unknown: [] });
      }
      after = page.next;
    } while (after !== null);
    expect(await armedTimers(fanfare.system.nats.url)).toBe(0);
    const over = { Success: runs, Cancelled: runs };
    await eventually(async () => expect(await counts()).toEqual(over), { withinMs: 60_000, everyMs: 250 });
    await eventually(async () => expect(await unfinished(fanfare.system.nats.url)).toEqual({}), {
      withinMs: 30_000,
      everyMs: 250,
    });
  }, 300_000);
});
