import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject, TriggerName } from '@fanfare/contracts';
import { startFakeBraze, type FakeBraze } from '@fanfare/fakes';
import { aWorkflow } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

const apiKey = 'braze-key-of-the-test';
const fields = { given: 'first_name', 'home.city': 'home_city', team: 'favourite_team' };

// real: everything. fake: Braze, over HTTP.
describe('what a hub captures', () => {
  let braze: FakeBraze;
  let fanfare: Fanfare;
  beforeAll(async () => {
    braze = await startFakeBraze({ keys: { [apiKey]: ['users.track'] } });
    fanfare = await Fanfare.start({ connectors: [{ name: 'connector-braze' }] });
    await fanfare.connect('connector-braze', 'main', { endpoint: braze.url, apiKey });
  });
  afterAll(async () => {
    await fanfare.stop();
    await braze.stop();
  });

  /** Sets a mapping up, by the API, for what happens on one card. */
  async function map(card: string, type: TriggerName, mapping: JsonObject): Promise<void> {
    const input = { form: '{{ trigger.data.form }}', answers: '{{ trigger.data.answers }}', mapping, eventProperties: { card: '{{ trigger.cardId }}' } }; // prettier-ignore
    const filter = { left: '{{ trigger.cardId }}', op: 'eq', right: card } as const;
    await fanfare.activate(card, aWorkflow({ sync: { action: 'BrazeSyncDataCapture', input } }, { trigger: { type, filter } })); // prettier-ignore
  }

  /** Publishes it, and tells the path of its run once that is over. */
  async function happens(card: string, type: TriggerName, data: JsonObject): Promise<string[]> {
    const id = randomUUID();
    await fanfare.publish({ id, type, cardId: card, data });
    return pathOf(await fanfare.endedRun(id));
  }

  it.each([
    ['external_id', 'M-1', { external_id: 'M-1' }],
    ['email_alias', 'Ada@Example.com', { user_alias: { alias_name: 'ada@example.com', alias_label: 'email' } }],
    ['phone_alias', '+61 412 345 678', { user_alias: { alias_name: '+61412345678', alias_label: 'phone' } }],
  ])('in a form becomes attributes of a user found, or made, by %s, and what is not mapped stays here', async (by, who, user) => {
    await map(`form-${by}`, 'Gameplay.DataCaptured', { user: { by, field: 'who' }, fields });
    const form = { who, given: 'Ada', home: { city: 'Perth', street: `street of ${by}` }, team: 'Storm' };
    expect(await happens(`form-${by}`, 'Gameplay.DataCaptured', { entryId: 'e1', form })).toEqual(['sync: Success']);
    expect(braze.user(user)).toMatchObject({
      profile: { first_name: 'Ada', home_city: 'Perth' },
      custom_attributes: { favourite_team: 'Storm' },
    });
    expect(JSON.stringify(braze.journal.exchanges)).not.toContain(`street of ${by}`);
  }); // prettier-ignore

  it('in a form becomes attributes of the user whose Braze id it has', async () => {
    await map('make', 'Gameplay.DataCaptured', { user: { by: 'external_id', field: 'who' }, fields });
    await happens('make', 'Gameplay.DataCaptured', { entryId: 'e1', form: { who: 'M-2', team: 'Storm' } });
    const who = braze.user({ external_id: 'M-2' })?.braze_id ?? '';
    await map('form-braze_id', 'Gameplay.DataCaptured', { user: { by: 'braze_id', field: 'who' }, fields });
    const form = { who, team: 'Fire' };
    expect(await happens('form-braze_id', 'Gameplay.DataCaptured', { entryId: 'e2', form })).toEqual(['sync: Success']);
    expect(braze.user({ external_id: 'M-2' })).toMatchObject({ custom_attributes: { favourite_team: 'Fire' } });
  });

  it('in a form that does not say whom it is about fails, and the run says which field was empty', async () => {
    await map('nobody', 'Gameplay.DataCaptured', { user: { by: 'external_id', field: 'member' }, fields });
    const id = randomUUID();
    await fanfare.publish({ id, type: 'Gameplay.DataCaptured', cardId: 'nobody', data: { entryId: 'e1', form: { team: 'Storm' } } }); // prettier-ignore
    const { steps } = await fanfare.endedRun(id);
    expect(steps[0]?.error).toMatchObject({ code: 'UserNotKnown', message: 'member, by which the user is found, is empty.' }); // prettier-ignore
  });

  it.each([
    [
      'quiz',
      [{ questionId: 'capital', question: 'Capital of Australia?', answer: 'Canberra', correct: true }],
      { capital: { attribute: 'knows_capital', value: 'correct', event: 'Quiz answered' } },
      { knows_capital: true },
      [{ question_id: 'capital', question: 'Capital of Australia?', answer: 'Canberra', correct: true }],
    ],
    [
      'poll',
      [{ questionId: 'colours', question: 'Which colours?', answer: ['blue', 'red'] }],
      { colours: { attribute: 'colours', as: 'add', event: 'Poll answered' } },
      { colours: ['blue', 'red'] },
      [{ question_id: 'colours', question: 'Which colours?', answer: ['blue', 'red'] }],
    ],
    [
      'personality',
      [
        { questionId: 'weekend', question: 'Your weekend?', answer: 'Mountains' },
        { questionId: 'animal', question: 'Your animal?', answer: 'Owl' },
      ],
      { '*': { attribute: 'traits', as: 'add', event: 'Personality answered' } },
      { traits: ['Mountains', 'Owl'] },
      [{ question_id: 'weekend', answer: 'Mountains' }, { question_id: 'animal', answer: 'Owl' }], // prettier-ignore
    ],
    [
      'swiper',
      [
        { questionId: 'c1', question: 'Rowing', answer: 'right' },
        { questionId: 'c2', question: 'Chess', answer: 'left' },
      ],
      { '*': { attribute: 'likes', as: 'add', value: 'question', when: ['right'], event: 'Card liked' } },
      { likes: ['Rowing'] },
      [{ question_id: 'c1', question: 'Rowing', answer: 'right' }],
    ],
  ] as [string, JsonObject[], JsonObject, JsonObject, JsonObject[]][])('as answers of a %s becomes attributes and events', async (game, answers, mapping, attributes, events) => {
    await map(game, 'Gameplay.Ended', { user: { by: 'email_alias', field: 'email' }, answers: mapping });
    const email = `${game}@example.com`;
    expect(await happens(game, 'Gameplay.Ended', { form: { email }, answers })).toEqual(['sync: Success']);
    const user = braze.user({ user_alias: { alias_name: email, alias_label: 'email' } });
    expect(user?.custom_attributes).toEqual(attributes);
    const tracked = braze.events().filter(({ braze_id }) => braze_id === user?.braze_id);
    expect(tracked.map(({ properties }) => properties)).toMatchObject(events.map((properties) => ({ ...properties, card: game }))); // prettier-ignore
  }); // prettier-ignore
});
