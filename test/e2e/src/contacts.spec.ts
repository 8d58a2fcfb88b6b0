import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunDocument } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

const tag = (name: string) => ({ action: 'ContactUpdate', input: { addTags: [name] } });
const nap = (time: string, next: string) => ({ action: 'Delay', input: { for: time }, next: { Success: next } });
const started = (filter: string) => ({
  type: 'Card.CoverClicked' as const,
  filter: { all: [{ left: '{{ trigger.data.cardTitle }}', op: 'eq' as const, right: filter }] },
});

// real: everything.
describe('contacts in the whole system', () => {
  let fanfare: Fanfare;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    await fanfare.activate('edited', aWorkflow({ tag: tag('told') }, { trigger: { type: 'Contact.PropertyUpdated', filter: { all: [{ left: '{{ trigger.data.actor }}', op: 'eq', right: 'admin' }] } } })); // prettier-ignore
    await fanfare.activate('short', aWorkflow({ nap: nap('PT3S', 'tag'), tag: tag('later') }, { trigger: started('short') })); // prettier-ignore
    await fanfare.activate('long', aWorkflow({ nap: nap('P2D', 'tag'), tag: tag('never') }, { trigger: started('long') })); // prettier-ignore
  });
  afterAll(() => fanfare.stop());

  const click = async (cardTitle: string, who: object) => {
    const id = randomUUID();
    await fanfare.publish({ id, type: 'Card.CoverClicked', data: { cardTitle }, ...who });
    return id;
  };
  const runOf = (event: string) =>
    eventually(async () => {
      const [run] = await fanfare.runs({ event });
      if (!run?.contact) throw new Error('no run yet');
      return run;
    });
  const profile = (id: string) =>
    fanfare.api.expectOk<{ id: string; tags: string[] }>('GET', `/contacts/${id}/profile`);
  const anEmail = () => `${randomUUID()}@example.com`;

  it('a value that a person puts right starts the workflows of such changes', async () => {
    const { id } = await fanfare.api.expectOk<{ id: string }>('POST', '/contacts', { email: anEmail() });
    await fanfare.api.expectOk('POST', `/contacts/${id}/edit`, { fields: { colour: 'red' } });
    await eventually(async () => expect((await profile(id)).tags).toEqual(['told']));
  });

  it('a visitor who becomes somebody known keeps its runs under way: they go on with the contact', async () => {
    const [email, anonymousId] = [anEmail(), randomUUID()];
    const { id: known } = await fanfare.api.expectOk<{ id: string }>('POST', '/contacts', { email });
    const event = await click('short', { contact: { anonymousId } });
    const { contact: visitor } = await runOf(event);
    await click('short', { contact: { anonymousId, email } });
    await eventually(async () => expect((await profile(visitor ?? '')).id).toBe(known));
    const run = await fanfare.endedRun(event);
    expect([run.status, ...pathOf(run)]).toEqual(['Success', 'nap: Success', 'tag: Success']);
    expect((await profile(known)).tags).toEqual(['later']);
  });

  it('a contact that is deleted has no runs any more, and is nobody', async () => {
    const event = await click('long', { contact: { email: anEmail(), firstName: 'Gone' } });
    const { contact, id: run } = await runOf(event);
    const answer = await fanfare.api.expectOk('POST', '/contacts/delete', { ids: [contact], confirm: 'Delete' });
    expect(answer).toMatchObject({ deleted: [{ id: contact, removed: { contacts: 1 } }], unknown: [] });
    await eventually(async () => {
      const { status } = await fanfare.api.expectOk<RunDocument>('GET', `/runs/${run}`);
      expect(status).toBe('Cancelled');
    });
    expect((await fanfare.api.send('GET', `/contacts/${contact}/profile`)).status).toBe(404);
  });
});
