// real: NATS, MongoDB, the connector, HTTP. fake: Braze
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { BrazeBench } from './bench.js';

let bench: BrazeBench;
beforeAll(async () => {
  bench = await BrazeBench.open();
});
beforeEach(() => bench.braze.journal.clear());
afterAll(() => bench.close());

const sync = (input: JsonObject, given = {}) => aCommand('BrazeSyncDataCapture', { input, ...given });
const user = { by: 'email_alias', field: 'email' };
const alias = (alias_name: string) => ({ user_alias: { alias_name, alias_label: 'email' } });

describe('captured data', () => {
  it('of somebody whom Braze does not know makes a user of what is mapped', async () => {
    const form = { email: 'Ada@Example.com', first: 'Ada', team: 'Storm', secret: 'x' };
    const mapping = { user, fields: { email: 'email', first: 'first_name', team: 'favourite_team' } };
    const outcome = await bench.run(sync({ form, mapping }));
    expect(outcome).toMatchObject({ exit: 'Success', output: { attributes: 1, events: 0, left_out: [] } });
    expect(bench.braze.user(alias('ada@example.com'))).toMatchObject({
      profile: { email: 'Ada@Example.com', first_name: 'Ada' },
      custom_attributes: { favourite_team: 'Storm' },
    });
    expect(JSON.stringify(bench.requests())).not.toContain('secret');
  });

  it('with one odd value goes without that, and the run says so', async () => {
    const form = { email: 'bob@example.com', born: 'long ago', team: 'Storm' };
    const outcome = await bench.run(sync({ form, mapping: { user, fields: { born: 'dob', team: 'team' } } }));
    expect(outcome).toMatchObject({ exit: 'Success', output: { left_out: [{ field: 'born' }] } });
    expect(bench.braze.user(alias('bob@example.com'))?.custom_attributes).toEqual({ team: 'Storm' });
  });

  it('of nobody knows whom fails, and says which field was empty', async () => {
    const { error } = await bench.run(sync({ form: {}, mapping: { user, fields: { team: 'team' } } }));
    expect(error).toMatchObject({ code: 'UserNotKnown', message: 'email, by which the user is found, is empty.' });
    expect(bench.requests()).toEqual([]);
  });

  it('of many runs shares requests, and one that Braze refuses fails alone', async () => {
    const mapping = { user: { by: 'external_id', field: 'id' }, fields: { mobile: 'phone' } };
    const mobiles = ['+61412345678', 'none', '+61412345679'];
    const outcomes = await bench.runAll(mobiles.map((mobile, i) => sync({ form: { id: i, mobile }, mapping })));
    expect(outcomes.map(({ exit }) => exit)).toEqual(['Success', 'Failure', 'Success']);
    expect(bench.requests()).toHaveLength(1);
  });
});

describe('answers', () => {
  it('of a game become attributes and events of the contact', async () => {
    const form = { email: 'eve@example.com' };
    const answers: JsonObject[] = [
      { questionId: 'q1', question: 'Who won?', answer: 'Storm', correct: true },
      { questionId: 'c1', question: 'Rowing', answer: 'right' },
    ];
    const mapping = {
      user,
      answers: {
        q1: { attribute: 'winner', event: 'Answered' },
        '*': { attribute: 'likes', as: 'add', value: 'question', when: ['right'] },
      },
    };
    const outcome = await bench.run(sync({ form, answers, mapping, eventProperties: { card: 'c9' } }));
    expect(outcome).toMatchObject({ exit: 'Success', output: { attributes: 1, events: 1 } });
    expect(bench.braze.user(alias('eve@example.com'))?.custom_attributes).toEqual({ winner: 'Storm', likes: ['Rowing'] }); // prettier-ignore
    expect(bench.braze.events()).toMatchObject([
      { name: 'Answered', properties: { card: 'c9', question_id: 'q1', question: 'Who won?', answer: 'Storm', correct: true } }, // prettier-ignore
    ]);
  });

  it('of a personality quiz, options without right or wrong, become attributes and events', async () => {
    const form = { email: 'kit@example.com' };
    const answers: JsonObject[] = [
      { questionId: 'weekend', question: 'Your weekend?', answer: 'Mountains' },
      { questionId: 'animal', question: 'Which are you?', answer: ['Owl', 'Fox'] },
    ];
    const mapping = { user, answers: { weekend: { attribute: 'weekend' }, '*': { attribute: 'traits', as: 'add', event: 'Personality answered' } } }; // prettier-ignore
    const before = bench.braze.events().length;
    const outcome = await bench.run(sync({ form, answers, mapping, eventProperties: { card: 'c1' } }));
    expect(outcome).toMatchObject({ exit: 'Success', output: { attributes: 1, events: 1, left_out: [] } });
    expect(bench.braze.user(alias('kit@example.com'))?.custom_attributes).toEqual({ weekend: 'Mountains', traits: ['Owl', 'Fox'] }); // prettier-ignore
    expect(bench.braze.events().slice(before)).toMatchObject([
      { name: 'Personality answered', properties: { card: 'c1', question_id: 'animal', question: 'Which are you?', answer: ['Owl', 'Fox'] } }, // prettier-ignore
    ]);
  });

  it('without events may be synced again when an answer got lost; with events they are not', async () => {
    const input = (target: object) => ({ form: { email: 'eve@example.com' }, answers: [{ questionId: 'q1', answer: 'x' }], mapping: { user, answers: { q1: target } } }) as JsonObject; // prettier-ignore
    const twice = async (target: object) => {
      bench.braze.misbehave({ kind: 'resets', acting: true }, { times: 1 });
      const command = sync(input(target), { onUnknownOutcome: 'fail' });
      await bench.run(command);
      return (await bench.run({ ...command, attempt: 2 })).exit;
    };
    expect([await twice({ attribute: 'a' }), await twice({ event: 'e' })]).toEqual(['Success', 'Failure']);
  });
});
