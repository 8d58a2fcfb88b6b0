import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject, TriggerName } from '@fanfare/contracts';
import { aWorkflow } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';
import { calling, patterns, scheduling } from './kustomer-workflows.js';
import { Receiver } from './receiver.js';

const other = aWorkflow({ tag: { action: 'ContactUpdate', input: { addTags: ['x'] } } });

// real: everything. fake: the address that is called.
describe('a workflow of Kustomer that was put in force and ran', () => {
  let fanfare: Fanfare;
  let shop: Receiver;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    shop = await Receiver.start(() => ({}));
  });
  afterAll(async () => {
    await fanfare.stop();
    shop.stop();
  });

  async function ran(id: string, document: JsonObject, type: TriggerName, data: JsonObject) {
    await fanfare.api.expectOk('POST', '/workflows/import', { id, document });
    await fanfare.api.expectOk('POST', `/workflows/${id}/activate`, {});
    const event = randomUUID();
    const contact = { email: `${event}@example.com`, firstName: 'Ann' };
    await fanfare.publish({ id: event, type, occurredAt: new Date().toISOString(), contact, data });
    return fanfare.endedRun(event);
  }

  it.each<[string, () => JsonObject, TriggerName, JsonObject, string[]]>([
    [
      'patterns',
      () => patterns,
      'Form.Received',
      { channel: 'email', direction: 'in', directionType: 'initial-in', text: 'I am ann@acme.test, call 555-1234' },
      [
        '-mail_01: Success',
        '2phone: Success',
        '_card: NoMatch',
        'after-both: Something was found',
        'both: Success',
        'keep: Success',
      ],
    ],
    [
      'calling',
      () => calling(shop.url),
      'Contact.PropertyUpdated',
      { changes: {} },
      ['after-tell: Else', 'fine: Always', 'tell: Success'],
    ],
    ['scheduling', () => scheduling, 'Webhook.Received', { on: false, id: 'c1' }, ['check: Else']],
  ])('is exported as it came, whatever its draft is by then: %s', async (id, made, type, data, path) => {
    const document = made();
    const run = await ran(id, document, type, data);
    expect([run.status, run.version, ...pathOf(run).sort()]).toEqual(['Success', 1, ...path]);
    await fanfare.api.expectOk('PUT', `/workflows/${id}`, { definition: other });
    const exported = await fanfare.api.expectOk<JsonObject>('GET', `/workflows/${id}/export?version=1&format=kustomer`);
    expect(exported).toEqual({ document, losses: [] });
  });
});
