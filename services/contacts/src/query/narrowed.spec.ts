import { describe, expect, it } from '@jest/globals';
import { contactFilter } from '@fanfare/engine';
import type { Condition } from '@fanfare/contracts';
import { narrowed } from './narrowed.js';

const at = Date.UTC(2026, 10, 20);
const about = (field: string, op: string, right?: unknown) =>
  ({ left: `{{ contact.${field} }}`, op, ...(right !== undefined && { right }) }) as Condition;
const parts = (condition: Condition) =>
  narrowed(contactFilter(condition, 'acme').needs(at), { workspace: 'acme', listIds: (name) => [`id of ${name}`] });

describe('what the database looks for', () => {
  it.each([
    ['a field of everybody', about('type', 'eq', 'Identified'), [{ type: { $in: ['Identified'] } }]],
    ['an id', about('id', 'eq', 'ann'), [{ _id: { $in: ['acme/ann'] } }]],
    ['one that may be missing', about('mobile', 'exists'), [{ mobile: { $ne: null } }]],
    ['a property', about('properties.plan', 'in', ['gold', 'silver']), [{ properties: { $elemMatch: { name: 'plan', value: { $in: ['gold', 'silver'] } } } }]],
    ['a property whose values can be spelt in many ways', about('properties.points', 'gte', 10), [{ properties: { $elemMatch: { name: 'points' } } }]],
    ['something within a property', about('properties.address.city', 'eq', 'Rome'), [{ properties: { $elemMatch: { name: 'address' } } }]],
    ['a tag', about('tags', 'contains', 'VIP'), [{ tags: { $in: ['VIP'] } }]],
    ['a list, by its name', about('lists', 'contains', 'News'), [{ lists: { $in: ['id of News'] } }]],
    ['an age', about('createdAt', 'withinLast', 'P1D'), [{ createdAt: { $gte: at - 86_400_000 } }, { createdAt: { $lte: at } }]],
    ['a segment', about('segments', 'contains', 'vips'), [{ segments: { $in: ['vips'] } }]],
    ['a hub that was visited', about('sites', 'contains', 'main'), [{ did: { $in: ['sites/main'] } }]],
    ['what somebody said yes to', about('subscribed', 'contains', ['email:news', 'sms:news']), [{ did: { $in: ['subscribed/email:news'] } }, { did: { $in: ['subscribed/sms:news'] } }]],
    ['a count above nothing', about('counts.entries', 'gte', 3), [{ tallies: { $elemMatch: { name: 'entries', value: { $gt: 0 } } } }]],
    ['a count that may be nothing', about('counts.entries', 'lt', 3), []],
    ['a best score', about('scores.quiz', 'gte', 80), [{ tallies: { $elemMatch: { name: 'score/quiz' } } }]],
    ['when somebody was last seen', about('lastSeenAt', 'before', '1970-01-02'), [{ tallies: { $elemMatch: { name: 'lastSeenAt', value: { $lte: 86_400_000 } } } }]],
    ['what only a look at each can tell', about('email', 'ne', 'a@x.io'), []],
    ['a field that contacts do not have', about('shoeSize', 'eq', '42'), []],
  ])('is %s', (_, condition, expected) => {
    expect(parts(condition)).toEqual(expected);
  }); // prettier-ignore
});
