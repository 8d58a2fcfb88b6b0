import { expect, it } from '@jest/globals';
import { applyFacts } from '../contact/apply-facts.js';
import { blankContact, type Contact } from '../contact/contact.js';
import { behaviourOf } from './behaviour-of.js';
import type { Deeds } from './deeds-of.js';
import { factsOfDeeds } from './facts-of-deeds.js';

const hour = 3_600_000;
const nothing: Deeds = { at: 10 * hour, gained: [], lost: [], counted: [], score: null, present: false };
const after = (contact: Contact, deeds: Partial<Deeds>) =>
  applyFacts(contact, factsOfDeeds(contact, { ...nothing, ...deeds }), { at: deeds.at ?? nothing.at, order: 'later' })
    .contact;
const ada = blankContact('acme', 'ada', 0);

it('what a contact has done already is not written again', () => {
  const seen = after(ada, { gained: ['sites/main', 'cards/quiz'], present: true });
  expect(behaviourOf(seen)).toEqual({ sites: ['main'], cards: ['quiz'] });
  expect(factsOfDeeds(seen, { ...nothing, gained: ['cards/quiz', 'sites/main'], present: true })).toEqual([]);
});

it('of scores on a card the best one stays, also when it is none above nothing', () => {
  const scored = [-5, -9, 7, 3].map((value) => ({ card: 'quiz', value }));
  const best = scored.slice(0, 2).reduce((contact, score) => after(contact, { score }), ada);
  expect(behaviourOf(best)).toEqual({ scores: { quiz: -5 } });
  expect(behaviourOf(scored.reduce((contact, score) => after(contact, { score }), ada))).toEqual({
    scores: { quiz: 7 },
  });
});

it('when somebody was last seen is written once an hour, and never back', () => {
  const seen = after(ada, { present: true });
  for (const at of [nothing.at + hour - 1, nothing.at - 2 * hour]) {
    expect(factsOfDeeds(seen, { ...nothing, at, present: true })).toEqual([]);
  }
  expect(after(seen, { at: nothing.at + hour, present: true }).tallies).toEqual([
    { name: 'lastSeenAt', value: 11 * hour },
  ]);
});

it('a set that is full forgets what was added first', () => {
  const cards = Array.from({ length: 203 }, (_, i) => `cards/c${i}`);
  const many = cards.reduce((contact, card) => after(contact, { gained: [card] }), ada);
  expect(many.did).toEqual(cards.slice(3));
});
