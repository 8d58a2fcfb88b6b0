import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject, RunDocument } from '@fanfare/contracts';
import { startFakeMailchimp, type FakeMailchimp, type MailchimpAudience } from '@fanfare/fakes';
import { aWorkflow } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

const apiKey = 'fake-mailchimp-key-us21';
const email = '{{ trigger.contact.email }}';
const upsert = (more: JsonObject) => ({ action: 'MailchimpUpsert', input: { audience: 'fans', email, ...more } });
/** Each for a card of its own. */
const workflows: Record<string, JsonObject> = {
  points: { mergeFields: { POINTS: '{{ trigger.data.cardTitle }}' } },
  misspelt: { mergeFields: { POINT: '1' } },
  back: { resubscribe: 'yes' },
};

// real: everything. fake: Mailchimp, over HTTP.
describe('what Mailchimp has against a member', () => {
  let mailchimp: FakeMailchimp;
  let fans: MailchimpAudience;
  let fanfare: Fanfare;
  beforeAll(async () => {
    mailchimp = await startFakeMailchimp({ keys: [apiKey], audiences: [] });
    fans = mailchimp.addAudience({ id: 'fans', mergeFields: [{ tag: 'POINTS', name: 'Points', type: 'number' }] });
    fanfare = await Fanfare.start({ connectors: [{ name: 'connector-mailchimp' }] });
    await fanfare.connect('connector-mailchimp', 'main', { endpoint: mailchimp.url, apiKey });
    for (const [card, more] of Object.entries(workflows)) {
      const filter = { left: '{{ trigger.cardId }}', op: 'eq', right: card } as const;
      const steps = { upsert: { ...upsert(more), next: { Failure: 'note' } }, note: { action: 'ContactUpdate', input: { addTags: ['not in Mailchimp'] } } }; // prettier-ignore
      await fanfare.activate(card, aWorkflow(steps, { trigger: { type: 'Card.CoverClicked', filter } }));
    }
  });
  afterAll(async () => {
    await fanfare.stop();
    await mailchimp.stop();
  });

  /** The run of somebody's click, once it is over, as the API shows it. */
  async function clicked(cardId: string, whose: string, cardTitle = 'A card'): Promise<RunDocument> {
    const id = randomUUID();
    await fanfare.publish({ id, type: 'Card.CoverClicked', cardId, contact: { email: whose }, data: { cardTitle } });
    return fanfare.endedRun(id);
  }
  const errorOf = (run: RunDocument) => run.steps.find(({ node }) => node === 'upsert')?.error;

  it('is in the history of the run, with the merge field and what is wrong with its value', async () => {
    const run = await clicked('points', 'ada@example.com', 'many');
    expect(pathOf(run)).toEqual(['upsert: Failure', 'note: Success']);
    expect(errorOf(run)).toMatchObject({
      code: 'InvalidResource',
      message: expect.stringContaining('POINTS: Please enter a number'),
      details: { fields: [{ field: 'POINTS', message: 'Please enter a number' }] },
    });
    expect(fans.member('ada@example.com')).toBeUndefined();
    expect(pathOf(await clicked('points', 'ada@example.com', '7'))).toEqual(['upsert: Success']);
    expect(fans.member('ada@example.com')?.mergeFields).toMatchObject({ POINTS: 7 });
  });

  it('is in the history of the run, with the merge field that the audience does not have', async () => {
    const error = errorOf(await clicked('misspelt', 'bob@example.com'));
    expect(error).toMatchObject({ code: 'UnknownMergeField', message: expect.stringContaining('no merge field POINT; it has POINTS') }); // prettier-ignore
  });

  it('is in the history of the run: that only the person can subscribe again, and not who it is', async () => {
    await clicked('back', 'cleo@example.com');
    fans.personLeaves('cleo@example.com');
    const run = await clicked('back', 'cleo@example.com');
    expect(pathOf(run)).toEqual(['upsert: Failure', 'note: Success']);
    expect(errorOf(run)).toMatchObject({ code: 'ComplianceState', message: expect.stringContaining('only they can subscribe again') }); // prettier-ignore
    expect(JSON.stringify(errorOf(run))).not.toContain('cleo');
    expect(fans.member('cleo@example.com')?.status).toBe('unsubscribed');
  });
});
