import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stepsStream, timersStream, timerShardOf, subjects, type Explanation, type StuckRun } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Fanfare } from './fanfare.js';

const form = { type: 'Form.Received' } as const;
const prize = { left: '{{ trigger.data.prizeType }}', op: 'eq', right: 'Gift Card' } as const;
const delay = (time: string) => ({ wait: { action: 'Delay', input: { for: time }, next: { Success: 'tag' } }, tag: { action: 'ContactUpdate', input: { addTags: ['Been'] } } }); // prettier-ignore
const workflows = {
  gifts: aWorkflow({ tag: delay('PT1H').tag }, { trigger: { type: 'Prize.Awarded', filter: { all: [prize] } } }),
  welcome: aWorkflow({ tag: delay('PT1H').tag }, { trigger: form, settings: { reentry: { per: 'contact', limit: 1 } } }),
  slow: aWorkflow(delay('PT1H'), { trigger: form, settings: { concurrency: { per: 'contact', limit: 1 } } }),
  held: aWorkflow(delay('PT8S'), { trigger: form }),
  awaiting: aWorkflow({ wait: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'P1D' } } }, { trigger: form }),
  forked: aWorkflow(
    {
      fan: { action: 'Split', branches: [{ name: 'Wait', next: 'wait' }, { name: 'Call', next: 'call' }] },
      wait: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'P1D' } },
      call: { action: 'HttpRequest', input: { url: 'http://127.0.0.1:9/' } },
    },
    { trigger: { type: 'Gameplay.Ended' } },
  ),
}; // prettier-ignore

// real: everything.
describe('what did not happen', () => {
  let fanfare: Fanfare;
  beforeAll(async () => {
    fanfare = await Fanfare.start({ env: { LOST_RUNS_EVERY_MS: '200', LOST_RUNS_AFTER_MS: '500' } });
    for (const [id, definition] of Object.entries(workflows)) await fanfare.activate(id, definition);
  });
  afterAll(() => fanfare.stop());

  const explained = async (path: string): Promise<Explanation[]> =>
    (await fanfare.api.expectOk<{ explanations: Explanation[] }>('GET', `${path}/evaluations`)).explanations;
  const verdict = async (path: string, workflow: string) =>
    (await explained(path)).find((one) => one.workflow === workflow)?.verdict;
  const runOf = (event: string, workflow: string) =>
    eventually(async () => {
      const run = (await fanfare.runs({ event })).find((one) => one.workflow === workflow);
      if (!run) throw new Error(`${event} started no ${workflow} yet`);
      return run;
    });
  const stuck = async () => (await fanfare.api.expectOk<{ runs: StuckRun[] }>('GET', '/runs/lost')).runs;

  it('is told of an event, and to a contact whose events have an address and nothing else', async () => {
    const email = `${randomUUID()}@example.com`;
    const [prizeId, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    const notStarted = { kind: 'notStarted', sentence: "required: prizeType is 'Gift Card'" };
    const had = { kind: 'notStarted', because: 'settings.reentry', sentence: 'a contact may start it once' };
    await fanfare.publish({ id: first, ...form, contact: { email }, data: {} });
    const { contact } = await runOf(first, 'welcome');
    await fanfare.publish({ id: prizeId, type: 'Prize.Awarded', contact: { email: email.toUpperCase() }, data: { prizeId: 'p', prizeType: 'Voucher' } }); // prettier-ignore
    await fanfare.publish({ id: second, ...form, contact: { email }, data: {} });
    await eventually(async () => {
      expect(await verdict(`/events/${prizeId}`, 'gifts')).toMatchObject(notStarted);
      expect(await verdict(`/events/${second}`, 'welcome')).toMatchObject(had);
    });
    expect(await verdict(`/events/${first}`, 'welcome')).toMatchObject({ kind: 'started' });
    const all = await explained(`/contacts/${contact}`);
    expect(all.filter(({ event }) => event === prizeId)).toMatchObject([{ workflow: 'gifts', verdict: notStarted }]);
    expect(all.filter(({ event }) => event === second)).toContainEqual(expect.objectContaining({ verdict: had }));
  });

  it('is seen of a run whose timer is gone, and of none that waits', async () => {
    const [contact, other] = [{ email: `${randomUUID()}@example.com` }, { email: `${randomUUID()}@example.com` }];
    const [first, queued, lost] = [randomUUID(), randomUUID(), randomUUID()];
    await fanfare.publish({ id: first, ...form, contact, data: {} });
    const held = await runOf(first, 'held');
    await fanfare.api.expectOk('POST', '/workflows/held/pause', { runs: 'hold' });
    await fanfare.publish({ id: queued, ...form, contact, data: {} });
    await fanfare.publish({ id: lost, ...form, contact: other, data: {} });
    const run = await runOf(lost, 'slow');
    // In turn behind the first one, which waits for its timer.
    await runOf(queued, 'slow');
    await eventually(async () => {
      const said = await fanfare.api.expectOk('GET', `/runs/${held.id}`);
      expect(JSON.stringify(said)).toContain('the workflow is held');
      expect(await timers(run.id)).toBe(1);
    });
    await timers(run.id, true);
    await eventually(async () => {
      expect(await stuck()).toMatchObject([{ run: { id: run.id, workflow: 'slow' }, standing: 'lost' }]);
    });
  });

  it('is seen of a branch whose message is gone, while another branch of its run waits', async () => {
    const event = randomUUID();
    const connector = fanfare.system.service('connector-http');
    await connector.kill();
    await fanfare.publish({ id: event, type: 'Gameplay.Ended', contact: { email: `${event}@example.com` }, data: {} });
    const run = await runOf(event, 'forked');
    await eventually(async () => expect(await steps('connector-http')).toBe(1));
    await steps('connector-http', true);
    await connector.restart();
    const found = await eventually(async () => {
      const one = (await stuck()).find(({ run: { id } }) => id === run.id);
      if (!one) throw new Error('the run is not found yet');
      return one;
    });
    expect(found).toMatchObject({ standing: 'lost', run: { workflow: 'forked', status: 'Running' } });
  });

  /** How many steps are on their way to a service; taken away, when that is wanted. */
  async function steps(service: string, purge = false): Promise<number> {
    const nc = await connect({ servers: fanfare.system.nats.url });
    try {
      const jsm = await jetstreamManager(nc);
      const { name } = stepsStream(service);
      if (purge) await jsm.streams.purge(name);
      return (await jsm.streams.info(name)).state.messages;
    } finally {
      await nc.close();
    }
  }

  /** How many timers of a run are armed; taken away, when that is wanted. */
  async function timers(run: string, purge = false): Promise<number> {
    const nc = await connect({ servers: fanfare.system.nats.url });
    try {
      const jsm = await jetstreamManager(nc);
      const { name } = timersStream(timerShardOf(run));
      const filter = subjects.timersOf(run);
      if (purge) await jsm.streams.purge(name, { filter });
      return Object.keys((await jsm.streams.info(name, { subjects_filter: filter })).state.subjects ?? {}).length;
    } finally {
      await nc.close();
    }
  }
});
