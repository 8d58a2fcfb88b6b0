import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assignAchievement,
  assignBonusEntries,
  assignScore,
  changeEntryTags,
  listBonusEntries,
  saveDefinition,
  streams,
  subjects,
  type StoredEvent,
} from '@fanfare/contracts';
import { Nats } from '@fanfare/bus';
import type { RunningService } from '@fanfare/chassis';
import { anEvent } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

// real: NATS, MongoDB, two replicas of the service. fake: contacts.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const asked = { workspace: 'acme' } as const;
const request = () => ({ ...asked, requestId: randomUUID() });
const happened = (type: 'Competition.EntrySubmitted' | 'Gameplay.Ended', data: Record<string, string>) =>
  world.publish([anEvent({ type, contact: { email: 'ada@acme.test' }, data })]);

async function toldOf(type: 'Contact.AchievementEarned', achievementId: string): Promise<StoredEvent[]> {
  const { jsm } = (world.replicas[0] as RunningService).app.get(Nats, { strict: false });
  const found: StoredEvent[] = [];
  const { last_seq: last } = (await jsm.streams.info(streams.events.name)).state;
  for (let seq = 1; seq <= last; seq++) {
    const message = await jsm.streams.getMessage(streams.events.name, { seq });
    if (message?.subject !== subjects.event('acme', type)) continue;
    const event = JSON.parse(message.string()) as StoredEvent;
    if (event.data['achievementId'] === achievementId) found.push(event);
  }
  return found;
}

describe('what people do by hand', () => {
  it('bonus entries are given once for a requestId of a contact, and none in a competition that is closed', async () => {
    const [cup, over] = [fresh('cup'), fresh('over')];
    const settings = { name: 'Over', closesAt: '2020-01-01T00:00:00Z' };
    await world.requests.ask(saveDefinition, { ...asked, kind: 'competition', id: over, settings });
    const give = { ...request(), contact: 'ada', competition: cup, count: 3 };
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.requests.ask(assignBonusEntries, give)));
    expect(answers).toEqual(answers.map(() => ({ entries: 3 })));
    await world.requests.ask(assignBonusEntries, { ...give, contact: 'bob' });
    const { bonusEntries } = await world.requests.ask(listBonusEntries, { ...asked, competition: cup });
    expect(bonusEntries.map(({ contact, entries }) => [contact, entries]).sort()).toEqual([['ada', 3], ['bob', 3]]); // prettier-ignore
    expect(bonusEntries.every(({ step }) => step.startsWith('hand:') && !step.includes('ada'))).toBe(true);
    const late = world.requests.ask(assignBonusEntries, { ...request(), contact: 'ada', competition: over, count: 1 });
    await expect(late).rejects.toMatchObject({ code: 'Conflict' });
  });

  it('tags are put on an entry and taken off, and a repeat undoes nothing that came after it', async () => {
    const id = fresh('entry');
    await happened('Competition.EntrySubmitted', { entryId: id, competitionId: 'cup' });
    const add = { ...request(), id, kind: 'add' as const, tags: ['vip', 'draw'] };
    const both = { tags: ['draw', 'vip'] };
    expect(await world.requests.ask(changeEntryTags, add)).toEqual(both);
    const remove = { ...add, kind: 'remove' as const, tags: ['draw'] };
    expect(await world.requests.ask(changeEntryTags, remove)).toEqual({ tags: ['vip'] });
    expect(await world.requests.ask(changeEntryTags, add)).toEqual(both);
    expect(await world.db.collection('entries').findOne({ id })).toMatchObject({ tags: ['vip'] });
    const nowhere = world.requests.ask(changeEntryTags, { ...add, id: fresh('entry') });
    await expect(nowhere).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('a score is set or added to once for a requestId', async () => {
    const id = fresh('play');
    await happened('Gameplay.Ended', { gameplayId: id, status: 'completed' });
    const score = async (mode: 'set' | 'add', by: object) => (await world.requests.ask(assignScore, { id, score: 5, mode, ...request(), ...by })).score; // prettier-ignore
    expect(await score('set', {})).toBe(5);
    const twice = request();
    expect([await score('add', twice), await score('add', twice)]).toEqual([10, 10]);
    await expect(score('add', { id: fresh('play') })).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('an achievement is given once, and told to workflows under one id however often it is asked for', async () => {
    const badge = fresh('badge');
    await world.requests.ask(saveDefinition, { ...asked, kind: 'achievement', id: badge, settings: { name: 'Fan' } });
    const give = { ...request(), contact: 'ada', achievement: badge };
    const answers = [await world.requests.ask(assignAchievement, give), await world.requests.ask(assignAchievement, give)]; // prettier-ignore
    expect(answers).toEqual([{ isNew: true }, { isNew: true }]);
    expect(await world.requests.ask(assignAchievement, { ...give, ...request() })).toEqual({ isNew: false });
    const told = await toldOf('Contact.AchievementEarned', badge);
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    expect(told[0]).toMatchObject({ contactId: 'ada', data: { achievementId: badge } });
    const none = world.requests.ask(assignAchievement, { ...give, achievement: fresh('badge') });
    await expect(none).rejects.toMatchObject({ code: 'NotFound' });
  });
});
