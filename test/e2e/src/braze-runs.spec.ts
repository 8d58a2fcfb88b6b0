import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublishedEvent } from '@fanfare/contracts';
import { startFakeBraze, type FakeBraze } from '@fanfare/fakes';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { publishPatiently } from './patient-publisher.js';

const runs = 10_000;
/** When the connector is killed meanwhile. */
const runsWithKills = 3_000;
const workflow = aWorkflow(
  {
    track: {
      action: 'BrazeTrackUser',
      input: { user: { by: 'external_id', value: '{{ trigger.data.player }}' }, events: [{ name: '{{ trigger.data.did }}', properties: { score: '{{ trigger.data.score }}' } }] }, // prettier-ignore
    },
  },
  { trigger: { type: 'Gameplay.Ended' } },
);

// real: everything. fake: Braze, over HTTP, which takes 75 of a kind and 3,000 requests in three seconds.
describe(`${runs} runs that each track an event`, () => {
  let braze: FakeBraze;
  let fanfare: Fanfare;
  let round = 0;
  beforeAll(async () => {
    braze = await startFakeBraze({ keys: { 'braze-key-of-the-test': ['users.track'] } });
    fanfare = await Fanfare.start({ connectors: [{ name: 'connector-braze', env: { PROBE_FIRST_MS: '200' } }] });
    await fanfare.connect('connector-braze', 'main', { endpoint: braze.url, apiKey: 'braze-key-of-the-test' });
  });
  afterAll(async () => {
    await fanfare.stop();
    await braze.stop();
  });
  beforeEach(async () => {
    round++;
    braze.journal.clear();
    await fanfare.activate(`track-${round}`, { ...workflow, name: `Track ${round}` });
  });
  afterEach(() => fanfare.api.expectOk('POST', `/workflows/track-${round}/pause`, {}));

  const played = (n: number): PublishedEvent => ({ id: `round-${round}-${n}`, type: 'Gameplay.Ended', data: { player: `p${n}`, did: `played ${round}`, score: n } }); // prettier-ignore
  async function publish(count: number): Promise<void> {
    for (let from = 0; from < count; from += 500) {
      await publishPatiently(
        fanfare.gateway,
        Array.from({ length: 500 }, (_, i) => played(from + i)),
      );
    }
  }
  const counts = async () => (await fanfare.api.expectOk<{ counts: Record<string, number> }>('GET', `/runs/counts?workflow=track-${round}`)).counts; // prettier-ignore
  const tracked = () => braze.events().filter(({ name }) => name === `played ${round}`);
  const requests = () => braze.journal.to('POST', '/users/track');

  /** Steps of which a person is told that nobody knows whether they took effect. */
  async function undecided(): Promise<number> {
    let count = 0;
    for (let after: number | null | undefined; after !== null;) {
      const page = await fanfare.api.expectOk<{ letters: { undecided: object | null }[]; next: number | null }>('GET', `/dead-letters?limit=200${after === undefined ? '' : `&after=${after}`}`); // prettier-ignore
      count += page.letters.filter((letter) => letter.undecided !== null).length;
      after = page.next;
    }
    return count;
  }

  it('reach Braze in at most 140 requests, each once', async () => {
    await publish(runs);
    await eventually(async () => expect(await counts()).toEqual({ Success: runs }), { withinMs: 240_000, everyMs: 500 }); // prettier-ignore
    expect(tracked()).toHaveLength(runs);
    expect(requests().length).toBeLessThanOrEqual(140);
  }, 300_000);

  it('are each counted once, or left to a person who is told, though the connector is killed again and again', async () => {
    const connector = fanfare.system.service('connector-braze');
    const killing = (async () => {
      for (let kill = 0; kill < 3; kill++) {
        await delay(1_000 + kill * 700);
        await connector.kill();
        await connector.restart();
      }
    })();
    await Promise.all([publish(runsWithKills), killing]);
    const settled = async () => {
      const { Success = 0 } = await counts();
      expect(Success + (await undecided())).toBe(runsWithKills);
      return { Success };
    };
    const { Success } = await eventually(settled, { withinMs: 300_000, everyMs: 1_000 });
    const times = Map.groupBy(tracked(), ({ external_id }) => external_id);
    expect([...times.values()].every((of) => of.length === 1)).toBe(true);
    // Who is left to a person may have been counted, and whose run went well has been.
    expect(times.size).toBeGreaterThanOrEqual(Success);
  }, 400_000);
});
