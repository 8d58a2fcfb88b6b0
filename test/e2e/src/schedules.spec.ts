import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Explanation, RunJob } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

interface ShownSchedule {
  next: number[];
  armed: boolean;
}

const wait = { wait: { action: 'Delay', input: { for: 'PT1S' } } };

describe('a workflow that waits for a time', () => {
  let fanfare: Fanfare;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
  });
  afterAll(() => fanfare.stop());

  /** Puts a workflow in force that a schedule starts once, so long from now. */
  async function startsOnce(id: string, inMs: number): Promise<void> {
    const soon = new Date(Date.now() + inMs);
    const cron = `${soon.getUTCSeconds()} ${soon.getUTCMinutes()} ${soon.getUTCHours()} * * *`;
    await fanfare.activate(id, aWorkflow(wait, { trigger: { type: 'Schedule.Fired', schedule: { cron } } }));
  }
  const schedule = (id: string) => fanfare.api.expectOk<ShownSchedule>('GET', `/workflows/${id}/schedule`);

  it('starts when its schedule fires, once, also when nats-server and orchestrator crash, until it is paused', async () => {
    await startsOnce('report', 12_000);
    const { next, armed } = await schedule('report');
    expect(armed).toBe(true);
    await Promise.all([fanfare.system.nats.kill(), fanfare.system.service('orchestrator').kill()]);
    await fanfare.system.nats.restart();
    await fanfare.system.service('orchestrator').restart();
    const run = await fanfare.endedRun(`report@${new Date(next[0] ?? 0).toISOString()}`);
    expect(run).toMatchObject({ trigger: 'Schedule.Fired', status: 'Success', contact: null });
    expect(await fanfare.runs({ workflow: 'report' })).toHaveLength(1);
    await fanfare.api.expectOk('POST', '/workflows/report/pause', {});
    expect(await schedule('report')).toMatchObject({ armed: false });
  });

  it('can be done anew after its schedule has started it: what fired is an event like any other', async () => {
    await startsOnce('digest', 5_000);
    const [firesAt = 0] = (await schedule('digest')).next;
    const event = `digest@${new Date(firesAt).toISOString()}`;
    const run = await fanfare.endedRun(event);
    const { started } = await fanfare.api.expectOk<{ started: { as: string }[] }>('POST', '/runs/anew', { runs: [run.id] });
    await eventually(async () => {
      const again = await fanfare.api.expectOk('GET', `/runs/${started[0]?.as}`);
      expect(again).toMatchObject({ status: 'Success', replayOf: run.id, event, trigger: 'Schedule.Fired' });
    });
  }); // prettier-ignore

  it('starts at a date of its event, and knows its contact as it is then', async () => {
    const relativeTo = { date: '{{ trigger.data.startsAt }}', offset: '-PT1S' };
    await fanfare.activate(
      'reminder',
      aWorkflow(
        { name: { action: 'ContactUpdate', input: { fields: { greeted: '{{ contact.properties.nickname }}' } } } },
        { trigger: { type: 'Form.Received', relativeTo } },
      ),
    );
    const id = randomUUID();
    const email = `${id}@example.com`;
    const begins = Date.now() + 3_000;
    const startsAt = new Date(begins + 1_000).toISOString();
    await fanfare.publish({ id, type: 'Form.Received', contact: { email }, data: { startsAt } });
    await fanfare.api.expectOk('POST', '/contacts', { email, properties: { nickname: 'Ada' } });
    const run = await fanfare.endedRun(id);
    expect(run).toMatchObject({ status: 'Success', startedAt: begins });
    expect(pathOf(run)).toEqual(['name: Success']);
    await eventually(async () => {
      const { contacts } = await fanfare.api.expectOk<{ contacts: object[] }>('GET', `/contacts?search=${email}`);
      expect(contacts).toMatchObject([{ properties: { greeted: 'Ada' } }]);
    });
  });

  it('does not start at a date any more when its runs are cancelled before, by contact', async () => {
    const relativeTo = { date: '{{ trigger.data.startsAt }}' };
    await fanfare.activate('invitation', aWorkflow(wait, { trigger: { type: 'Prize.Awarded', relativeTo } }));
    const [wanted, unwanted] = [randomUUID(), randomUUID()];
    const startsAt = new Date(Date.now() + 6_000).toISOString();
    for (const id of [wanted, unwanted]) {
      const contact = { email: `${id}@example.com` };
      await fanfare.publish({ id, type: 'Prize.Awarded', contact, data: { prizeId: 'p', startsAt } });
    }
    const { id: contact } = await fanfare.api.expectOk<{ id: string }>('POST', '/contacts', { email: `${unwanted}@example.com` }); // prettier-ignore
    const pending = async () =>
      (await fanfare.api.expectOk<{ starts: { event: string }[] }>('GET', `/runs/pending?contact=${contact}`)).starts;
    await eventually(async () => expect(await pending()).toMatchObject([{ event: unwanted }]));
    const job = { kind: 'cancel', filter: { contact } };
    expect(await fanfare.api.expectOk('POST', '/run-jobs/preview', job)).toEqual({ runs: 1 });
    const { id } = await fanfare.api.expectOk<RunJob>('POST', '/run-jobs', job);
    await eventually(async () => expect(await fanfare.api.expectOk('GET', `/run-jobs/${id}`)).toMatchObject({ status: 'Finished', done: 1 })); // prettier-ignore
    expect(await pending()).toEqual([]);
    await fanfare.endedRun(wanted);
    expect(await fanfare.runs({ event: unwanted })).toEqual([]);
    const { explanations } = await fanfare.api.expectOk<{ explanations: Explanation[] }>('GET', `/events/${unwanted}/evaluations`); // prettier-ignore
    expect(explanations).toMatchObject([{ workflow: 'invitation', verdict: { because: 'start.cancelled' } }]);
  });
});
