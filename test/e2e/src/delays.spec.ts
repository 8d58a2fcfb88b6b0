import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countRuns } from '@fanfare/contracts';
import { asking, aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { publishPatiently } from './patient-publisher.js';
import { unfinished } from './quiet.js';

const runs = 10_000;
const workspace = 'acme';

describe(`${runs} runs that wait for the same instant`, () => {
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

  it('all go on, none twice and none lost, although nats-server is killed while they wait', async () => {
    const until = new Date(Date.now() + 25_000).toISOString();
    for (let from = 0; from < runs; from += 500) {
      const events = Array.from({ length: 500 }, (_, i) => ({
        id: `delayed-${from + i}`,
        type: 'Form.Received' as const,
        data: { until },
      }));
      await publishPatiently(fanfare.gateway, events);
    }
    await eventually(async () => expect(await counts()).toEqual({ Running: runs }), { withinMs: 60_000, everyMs: 250 });
    await fanfare.system.nats.kill();
    await delay(500);
    await fanfare.system.nats.restart();
    await eventually(async () => expect(await counts()).toEqual({ Success: runs }), {
      withinMs: 120_000,
      everyMs: 250,
    });
    await eventually(async () => expect(await unfinished(fanfare.system.nats.url)).toEqual({}), {
      withinMs: 30_000,
      everyMs: 250,
    });
  }, 250_000);
});
