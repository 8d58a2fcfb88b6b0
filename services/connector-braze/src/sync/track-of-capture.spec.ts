import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '@fanfare/contracts';
import { captureMapping } from './capture-mapping.js';
import { trackOfCapture } from './track-of-capture.js';

const user = { by: 'email_alias', field: 'email' };
const capture = (form: JsonObject, mapping: object, answers: Json[] = [], more: JsonObject = {}) =>
  trackOfCapture({
    form: { email: 'ada@example.com', ...form },
    answers,
    mapping: captureMapping.parse({ user, ...mapping }),
    eventProperties: more,
    updateExistingOnly: false,
  });
const attributesOf = (...given: Parameters<typeof capture>) => {
  const found = capture(...given);
  return 'problem' in found ? found : found.track.attributes;
};

describe('a form', () => {
  it('becomes attributes by its mapping, and nothing else of it is sent', () => {
    const form = { first: 'Ada', team: 'Storm', secret: 'x', address: { city: 'Perth' }, 'a.b': 1 };
    const fields = { first: 'first_name', team: 'favourite_team', 'address.city': 'home_city', 'a.b': 'ab' };
    expect(attributesOf(form, { fields })).toEqual({ first_name: 'Ada', favourite_team: 'Storm', home_city: 'Perth', ab: 1 }); // prettier-ignore
  });

  it('that somebody left empty in part erases nothing', () => {
    const fields = { first: 'first_name', last: 'last_name', tags: 'tags', none: 'none' };
    expect(attributesOf({ first: '', last: null, tags: [] }, { fields })).toEqual({});
  });

  it('with a value that Braze would refuse goes without it, and says so', () => {
    const found = capture({ born: '21/12/1980', seat: 7 }, { fields: { born: 'dob', seat: 'seat' } });
    expect(found).toMatchObject({
      track: { attributes: { seat: 7 } },
      leftOut: [{ field: 'born', reason: expect.stringContaining('1980-12-21') }],
    });
  });

  it.each([
    [{ by: 'external_id', field: 'member' }, { member: 7 }, { by: 'external_id', value: '7' }],
    [{ by: 'braze_id', field: 'ids.braze' }, { ids: { braze: 'b1' } }, { by: 'braze_id', value: 'b1' }],
    [{ by: 'phone_alias', field: 'mobile', aliasLabel: 'hub' }, { mobile: '+61412345678' }, { by: 'phone_alias', value: '+61412345678', aliasLabel: 'hub' }], // prettier-ignore
  ])('is about whom the mapping %j finds', (whom, form, known) => {
    expect(capture(form, { user: whom })).toMatchObject({ track: { user: known } });
  });

  it.each([[{}], [{ member: '' }], [{ member: { x: 1 } }]])(
    'without the value that tells whom is about nobody: %j',
    (form) => {
      // prettier-ignore
      const found = capture(form, { user: { by: 'external_id', field: 'member' } });
      expect(found).toEqual({ problem: 'member, by which the user is found, is empty' });
    },
  );
});

describe('answers', () => {
  const quiz = { questionId: 'q1', question: 'Who won?', answer: 'Storm', correct: true };
  const poll = { questionId: 'q2', answer: ['blue', 'red'] };
  const swipes = [
    { questionId: 'c1', question: 'Running', answer: 'right' },
    { questionId: 'c2', question: 'Chess', answer: 'left' },
    { questionId: 3, question: 'Rowing', answer: 'right' },
  ];

  it('of a quiz and a poll become attributes', () => {
    const answers = { q1: { attribute: 'winner' }, q2: { attribute: 'colours' } };
    expect(attributesOf({}, { answers }, [quiz, poll])).toEqual({ winner: 'Storm', colours: ['blue', 'red'] });
  });

  it('may be added to a list, and so may whether they were correct be kept', () => {
    const answers = { q1: { attribute: 'was_right', value: 'correct' }, q2: { attribute: 'colours', as: 'add' } };
    expect(attributesOf({}, { answers }, [quiz, poll])).toEqual({ was_right: true, colours: { add: ['blue', 'red'] } });
  });

  it('of a swiper collect the cards that went one way', () => {
    const answers = { '*': { attribute: 'likes', as: 'add', value: 'question', when: ['right'] } };
    expect(attributesOf({}, { answers }, swipes)).toEqual({ likes: { add: ['Running', 'Rowing'] } });
  });

  it('become events, with what was asked and the properties of all', () => {
    const answers = { q1: { event: 'Answered' }, '*': { event: 'Voted' } };
    const found = capture({}, { answers }, [quiz, poll], { card: 'c9', site: null });
    expect(found).toMatchObject({
      track: {
        attributes: {},
        events: [
          { name: 'Answered', properties: { card: 'c9', question_id: 'q1', question: 'Who won?', answer: 'Storm', correct: true } }, // prettier-ignore
          { name: 'Voted', properties: { card: 'c9', question_id: 'q2', answer: ['blue', 'red'] } },
        ],
      },
    });
  });

  it('that are not mapped are not sent, and those that cannot be read are told', () => {
    const found = capture({}, { answers: { q1: { event: 'Answered' } } }, [poll, { answer: 'x' }, 'rubbish']);
    expect(found).toMatchObject({ track: { events: [] }, leftOut: [{ field: 'answers[1]' }, { field: 'answers[2]' }] });
  });

  it('in many words are shortened in the event', () => {
    const found = capture({}, { answers: { q: { event: 'Answered' } } }, [{ questionId: 'q', answer: 'x'.repeat(300) }]); // prettier-ignore
    const properties = 'track' in found ? found.track.events[0]?.properties : undefined;
    expect(properties?.['answer']).toMatch(/^x{254}…$/);
  });
});
