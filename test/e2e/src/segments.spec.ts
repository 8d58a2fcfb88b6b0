import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  isFinished,
  type Condition,
  type Json,
  type PublishedEvent,
  type RunDocument,
  type SegmentView,
  type Step,
} from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

const about = (field: string, op: string, right?: Json) =>
  ({ left: `{{ contact.${field} }}`, op, ...(right !== undefined && { right }) }) as Condition;
const data = (name: string, right: string): Condition => ({ left: `{{ trigger.data.${name} }}`, op: 'eq', right });

/** Each holds for one of two contacts: of Ann, who has done things, or of Bob, who has done nothing. */
const conditions: Record<string, [Condition, 'ann' | 'bob']> = {
  counted: [about('counts.gameplays', 'gte', 2), 'ann'],
  countedNever: [about('counts.entries', 'eq', 0), 'bob'],
  hub: [about('sites', 'contains', 'main'), 'ann'],
  noHub: [{ not: about('sites', 'contains', 'main') }, 'bob'],
  list: [about('lists', 'contains', 'Newsletter'), 'ann'],
  noList: [about('lists', 'notContains', 'Newsletter'), 'bob'],
  tag: [about('tags', 'contains', 'VIP'), 'ann'],
  noTag: [about('tags', 'isEmpty'), 'bob'],
  score: [about('scores.quiz', 'gte', 90), 'ann'],
  outcome: [about('outcomes', 'contains', 'quiz:won'), 'ann'],
  segment: [about('segments', 'contains', 'gamers'), 'ann'],
  seen: [about('lastSeenAt', 'withinLast', 'PT1H'), 'ann'],
  neverSeen: [about('lastSeenAt', 'notExists'), 'bob'],
  several: [{ all: [about('createdAt', 'withinLast', 'PT1H'), { any: [about('counts.coupons', 'lt', 1), about('prizes', 'notEmpty')] }, about('played', 'contains', ['quiz'])] }, 'ann'],
}; // prettier-ignore
const names = Object.keys(conditions);

/** One filter after the other, however each is left. */
const filters = Object.fromEntries(
  names.map((name, i): [string, Step] => {
    const next = names[i + 1];
    const when = conditions[name]?.[0] as Condition;
    return [name, { action: 'ContactFilter', when, next: next ? { Success: next, Failure: next } : {} }];
  }),
);

// real: everything.
describe('segments in the whole system', () => {
  let fanfare: Fanfare;
  const saveSegment = async (id: string, condition: Condition) => {
    await fanfare.api.expectOk('PUT', `/segments/${id}`, { name: id, condition });
    await eventually(async () =>
      expect((await fanfare.api.expectOk<SegmentView>('GET', `/segments/${id}`)).state).toBe('ready'),
    );
  };
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    await saveSegment('players', { all: [about('competitions', 'contains', 'cup'), about('properties.plan', 'ne', 'none')] }); // prettier-ignore
    await saveSegment('gamers', about('counts.gameplays', 'gte', 1));
    const tag = (name: string) => ({ tag: { action: 'ContactUpdate', input: { addTags: [name] } } });
    const players = { all: [data('segmentId', 'players')] };
    await fanfare.activate('welcomes', aWorkflow(tag('welcomed'), { trigger: { type: 'Contact.SegmentEntered', filter: players } })); // prettier-ignore
    await fanfare.activate('misses', aWorkflow(tag('missed'), { trigger: { type: 'Contact.SegmentLeft', filter: players } })); // prettier-ignore
    await fanfare.activate('asks', aWorkflow(filters, { trigger: { type: 'Card.CoverClicked', filter: { all: [data('cardTitle', 'asks')] } } })); // prettier-ignore
  });
  afterAll(() => fanfare.stop());

  /** The one run of a workflow, once it has ended. */
  const onlyRun = (workflow: string) =>
    eventually(async () => {
      const [run, ...others] = await fanfare.runs({ workflow });
      if (!run || !isFinished(run.status) || others.length > 0) throw new Error(`not one ended run of ${workflow}`);
      return fanfare.api.expectOk<RunDocument>('GET', `/runs/${run.id}`);
    });
  const save = (contact: object) => fanfare.api.expectOk<{ id: string }>('POST', '/contacts', contact);
  const members = async (segment: string) =>
    (await fanfare.api.expectOk<{ contacts: { id: string }[] }>('GET', `/segments/${segment}/members`)).contacts.map(
      ({ id }) => id,
    );
  const tagsOf = async (id: string) => (await fanfare.api.expectOk<{ tags: string[] }>('GET', `/contacts/${id}`)).tags;

  it('whom an event brings into one, and another one out of it, has the workflows of both run', async () => {
    const email = 'zoe@example.com';
    const { id } = await save({ email });
    await fanfare.publish({ type: 'Competition.EntrySubmitted', contact: { email }, data: { competitionId: 'cup', entryId: 'first' } }); // prettier-ignore
    expect(await onlyRun('welcomes')).toMatchObject({ status: 'Success', contact: id });
    expect([await members('players'), await tagsOf(id)]).toEqual([[id], ['welcomed']]);
    await fanfare.publish({
      type: 'Card.CoverClicked',
      siteId: 'main',
      contact: { email, properties: { plan: 'none' } },
    });
    expect(await onlyRun('misses')).toMatchObject({ status: 'Success', contact: id });
    expect([await members('players'), await tagsOf(id)]).toEqual([[], ['welcomed', 'missed']]);
    // Who leaves does not enter.
    await onlyRun('welcomes');
  });

  it('a condition has one answer: the contacts found by it are those whose workflows go by Success', async () => {
    const [ann, bob] = [await save({ email: 'ann@example.com', tags: ['VIP'] }), await save({ email: 'bob@example.com' })]; // prettier-ignore
    await fanfare.api.expectOk('POST', '/lists', { name: 'Newsletter' });
    await fanfare.api.expectOk('POST', '/lists/Newsletter/members', { add: [ann.id] });
    const played = (gameplayId: string): PublishedEvent => ({ type: 'Gameplay.Ended', siteId: 'main', cardId: 'quiz', contactId: ann.id, data: { gameplayId, score: 90, status: 'won' } }); // prettier-ignore
    const entered: PublishedEvent = { type: 'Competition.EntrySubmitted', contactId: ann.id, data: { competitionId: 'other', entryId: 'second' } }; // prettier-ignore
    await fanfare.publish(played('one'), played('two'), entered);
    const who = { ann, bob };
    for (const [name, [condition, expected]] of Object.entries(conditions)) {
      await eventually(async () => expect([name, await found(condition, who)]).toEqual([name, [expected]]));
    }
    for (const [name, { id: contactId }] of Object.entries(who)) {
      const id = randomUUID();
      await fanfare.publish({ id, type: 'Card.CoverClicked', contactId, data: { cardTitle: 'asks' } });
      const exits = names.map((one) => `${one}: ${conditions[one]?.[1] === name ? 'Success' : 'Failure'}`);
      // Steps of one instant are told in the order of their names.
      expect(pathOf(await fanfare.endedRun(id)).sort()).toEqual(exits.sort());
    }
  });

  /** Which of these contacts are among those that are found. */
  async function found(condition: Condition, among: Record<string, { id: string }>): Promise<string[]> {
    const filter = encodeURIComponent(JSON.stringify(condition));
    const { contacts } = await fanfare.api.expectOk<{ contacts: { id: string }[] }>(
      'GET',
      `/contacts?filter=${filter}`,
    );
    return Object.entries(among).flatMap(([name, { id }]) => (contacts.some((one) => one.id === id) ? [name] : []));
  }
});
