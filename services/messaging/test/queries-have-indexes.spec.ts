import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  forgetMessages,
  getCommunication,
  getConsents,
  listCommunications,
  listEmailTemplates,
  listSmsTemplates,
  listSubscriptionGroups,
  listUnmailable,
  removeUnmailable,
  setConsent,
  takeBounce,
  type RequestContract,
} from '@fanfare/contracts';
import { aCommand, eventually, indexesOf, listenTo, serves, type Asked } from '@fanfare/testing';
import { aReport } from './a-report.js';
import { aContact, noted, openWorld, type World } from './messaging-world.js';

const workspace = 'acme';
const contact = 'ada';
const after = '1.x';

// real: NATS, MongoDB, SMTP, the service. fake: contacts, the orchestrator.
describe('every query that somebody can cause has an index', () => {
  let world: World;
  let asked: Asked[];
  beforeAll(async () => {
    world = await openWorld();
    aContact(contact);
    asked = listenTo(world.db);
  });
  beforeEach(() => void asked.splice(0));
  afterAll(() => world.close());

  /** Of two channels either has half of all messages. */
  const expectServed = () => {
    expect(asked.length).toBeGreaterThan(0);
    const without = asked.filter((one) => !indexesOf(world.db, one.collection).some((index) => serves(index, one, ['channel']))); // prettier-ignore
    expect(without).toEqual([]);
  };

  it.each<[string, RequestContract, object]>([
    ['messages', listCommunications, { workspace }],
    ['messages to a contact', listCommunications, { workspace, contact, after }],
    ['messages of a channel', listCommunications, { workspace, channel: 'sms', after }],
    ['messages in a status', listCommunications, { workspace, status: 'bounced', after }],
    ['messages of a workflow', listCommunications, { workspace, workflow: 'welcome', after }],
    ['messages by all of these', listCommunications, { workspace, contact, channel: 'sms', status: 'sent', workflow: 'w', after }], // prettier-ignore
    ['a message', getCommunication, { workspace, id: 'none' }],
    ['e-mail templates', listEmailTemplates, { workspace, after }],
    ['SMS templates', listSmsTemplates, { workspace, after }],
    ['groups', listSubscriptionGroups, { workspace }],
    ['consents', getConsents, { workspace, contact }],
    ['addresses that get nothing more', listUnmailable, { workspace, after }],
    ['one that works again', removeUnmailable, { workspace, channel: 'email', address: 'x@example.com' }],
    ['a deletion', forgetMessages, { workspace, contacts: ['nobody', 'somebody'], placeholder: 'gone' }],
    ['a report', takeBounce, { workspace, raw: aReport({ messageId: '<m@example.com>', envelopeId: 'token', to: 'x@example.com', status: '5.1.1' }) }], // prettier-ignore
  ])('%s', async (_what, contract, request) => {
    await world.requests
      .ask(contract, request as never)
      .catch((error: unknown) => expect(error).toHaveProperty('code'));
    expectServed();
    // A list that is not sorted by the database would be no page.
    if ('after' in request) expect(asked.some(({ sort }) => Object.keys(sort).length > 0)).toBe(true);
  });

  it('a step, and what people say, which is told', async () => {
    await world.requests.ask(setConsent, { workspace, contact, channel: 'email', group: '*', state: 'subscribed' });
    await world.bench.run(aCommand('ContactEmailSend', { contactId: contact, input: { template: await world.aTemplate() } })); // prettier-ignore
    await eventually(() => expect(noted.some((one) => one.contact === contact)).toBe(true));
    expect(asked.some(({ collection, filter }) => collection === 'consents' && 'told' in filter)).toBe(true);
    expectServed();
  });
});
