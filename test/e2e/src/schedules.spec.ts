import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

  const schedule = (id: string) => fanfare.api.expectOk<ShownSchedule>('GET', `/workflows/${id}/schedule`);

  it('starts when its schedule fires, once, also when nats-server and orchestrator crash, until it is paused', async () => {
    const soon = new Date(Date.now() + 12_000);
    const cron = `${soon.getUTCSeconds()} ${soon.getUTCMinutes()} ${soon.getUTCHours()} * * *`;
    await fanfare.activate('report', aWorkflow(wait, { trigger: { type: 'Schedule.Fired', schedule: { cron } } }));
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
});
