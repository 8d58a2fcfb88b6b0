import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { ImportRefused } from '../import-refused.js';
import { importFanfare } from './import-fanfare.js';

const definition = {
  name: 'Welcome',
  trigger: { type: 'Prize.Awarded' },
  start: 'a',
  steps: { a: { action: 'ContactEmailSend', input: { template: 'welcome' } } },
};

const triggered = (type: string, more: JsonObject = {}) => importFanfare({ ...definition, trigger: { type, ...more } });

describe('a definition of our own', () => {
  it.each<[string, unknown]>([
    ['bare', definition],
    ['in an envelope', { workflow: definition }],
    ['as the API shows it', { id: 'welcome', status: 'Draft', revision: 3, definition, problems: [] }],
    ['as the API shows it, in an envelope', { workflow: { id: 'welcome', definition } }],
  ])('is read %s', (_, given) => {
    expect(importFanfare(given)).toEqual({ definition, notes: [] });
  });

  it('keeps where it came from', () => {
    const imported = { from: 'kustomer', document: { trigger: {} } };
    expect(importFanfare({ ...definition, imported }).definition['imported']).toEqual(imported);
  });

  it.each<[string, JsonObject]>([
    ['an unknown field', { ...definition, strat: 'a' }],
    ['an unknown trigger', { ...definition, trigger: { type: 'Prize.Lost' } }],
    ['nothing but a name', { name: 'Later' }],
    ['a default left out', { ...definition, settings: { concurrency: { limit: 1 } } }],
  ])('is as it was written, with %s', (_, given) => {
    expect(importFanfare(given)).toEqual({ definition: given, notes: [] });
  });

  it('may be as deep as one that remembers where it came from', () => {
    const nested = (levels: number): JsonObject => (levels === 1 ? {} : { in: nested(levels - 1) });
    const imported = { from: 'kustomer', document: nested(60) };
    expect(importFanfare({ workflow: { definition: { ...definition, imported } } }).definition['imported']).toEqual(
      imported,
    );
    expect(() => importFanfare({ ...definition, imported: nested(66) })).toThrow('make it flatter');
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'give a JSON object'],
    ['none at all', { nothing: 'here' }, 'give an object with name, trigger, start, steps'],
    ['a workflow of Kustomer', { trigger: { eventName: 'x' }, steps: [] }, 'import it as a workflow of Kustomer'],
  ])('is refused when it is %s', (_, given, message) => {
    expect(() => importFanfare(given)).toThrow(ImportRefused);
    expect(() => importFanfare(given)).toThrow(message);
  });
});

describe("a trigger's name", () => {
  it.each([
    ['Prize.Won', 'Prize.Awarded'],
    ['Contact.Created', 'Contact.Identified'],
    ['Data Captured', 'Gameplay.DataCaptured'],
    ['Data captured (Including disqualified)', 'Gameplay.DataCaptured'],
    ['Data captured (Qualified entries only)', 'Gameplay.DataCapturedQualified'],
    ['Points Awarded', 'Loyalty.PointsAwarded'],
    ['Interactive Q&A question asked', 'Gameplay.LiveSurveyQuestionAsked'],
    ['card cover clicked', 'Card.CoverClicked'],
    ['contact.listadded', 'Contact.ListAdded'],
    ['Coupon Redeemed', 'Coupon.Redeemed'],
  ])('%s is %s, and that is noted', (name, type) => {
    expect(triggered(name)).toMatchObject({
      definition: { trigger: { type } },
      notes: [{ path: 'trigger.type', message: `'${name}' is called ${type} here` }],
    });
  });

  it.each([
    ['Contact.ListAdded ("Newsletter Subscribers")', 'Contact.ListAdded', 'listName', 'Newsletter Subscribers'],
    ['Gameplay.Action (social share)', 'Gameplay.Action', 'action', 'social share'],
  ])('%s has a filter in brackets', (name, type, field, right) => {
    const filter = { left: `{{ trigger.data.${field} }}`, op: 'eq', right };
    expect(triggered(name).definition['trigger']).toEqual({ type, filter });
  });

  it('keeps its own filter beside the one in brackets', () => {
    const filter = { left: '{{ trigger.siteId }}', op: 'eq', right: 'x' };
    expect(triggered('Loyalty.TierAdded (Gold)', { filter }).definition['trigger']).toMatchObject({
      filter: { all: [{ left: '{{ trigger.data.tierName }}', op: 'eq', right: 'Gold' }, filter] },
    });
  });

  it('may stand for the whole trigger', () => {
    expect(importFanfare({ ...definition, trigger: 'Prize Won' }).definition['trigger']).toEqual({
      type: 'Prize.Awarded',
    });
  });

  it('is known wherever events are named', () => {
    const waiting = { action: 'WaitForEvent', input: { event: 'Prize.Won', timeout: 'P1D' } };
    const settings = { goals: [{ name: 'Won', event: 'Prize.Won' }], exitRules: [{ name: 'Left', event: 'Contact.Updated' }] }; // prettier-ignore
    const { definition: read, notes } = importFanfare({ ...definition, settings, steps: { a: waiting } });
    expect(read['steps']).toMatchObject({ a: { input: { event: 'Prize.Awarded' } } });
    expect(read['settings']).toMatchObject({
      goals: [{ event: 'Prize.Awarded' }],
      exitRules: [{ event: 'Contact.PropertyUpdated' }],
    });
    expect(notes.map(({ path }) => path)).toEqual([
      'settings.goals.0.event',
      'settings.exitRules.0.event',
      'steps.a.input.event',
    ]);
  });
});
