import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  countEngagement,
  forgetEngagement,
  getEntry,
  leaderboard,
  listAwards,
  listBonusEntries,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
  saveDefinition,
  type StoredEvent,
  type TriggerName,
} from '@fanfare/contracts';
import { aCommand, anEvent, eventually } from '@fanfare/testing';
import { Progress } from '../src/projection/progress.js';
import { fresh, openWorld, type World } from './engagement-world.js';

const start = Date.parse('2026-06-01T10:00:00Z');
const workspace = fresh('ws');
const ask: World['requests']['ask'] = (contract, question) => world.requests.ask(contract, question);

/** Five contacts, of whom the first was called `old-c0` when it entered for the first time. */
function visits(): StoredEvent[] {
  let clock = start;
  const event = (type: TriggerName, who: string, data: StoredEvent['data']) =>
    anEvent({
      id: `${clock}-${type}`,
      type,
      workspaceId: workspace,
      siteId: 'final',
      cardId: 'quiz',
      contactId: who,
      occurredAt: new Date((clock += 1_000)).toISOString(),
      data,
    });
  return ['old-c0', 'c0', 'c1', 'c2', 'c3', 'c4'].flatMap((who, i) => [
    event('Gameplay.Ended', who, { gameplayId: `g${i}`, score: [90, 10, 70, 90, 20, 0][i] ?? 0, competitionId: 'cup', answers: [who] }), // prettier-ignore
    event('Competition.EntrySubmitted', who, { entryId: `e${i}`, competitionId: 'cup', form: { name: who } }),
    event('Gameplay.DataCaptured', who, { entryId: `e${i}`, gameplayId: `g${i}`, qualified: who !== 'c4' }),
    event('Gameplay.UploadApproved', who, { uploadId: `u${i}`, gameplayId: `g${i}`, url: `https://cdn.test/${who}` }),
    event('Prize.Awarded', who, { prizeId: 'mug', prizeName: 'Mug', awardId: `a${i}`, competitionId: 'cup' }),
  ]);
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.publish(visits());
  const save = (kind: 'site' | 'card' | 'competition' | 'achievement', id: string, settings: object) =>
    ask(saveDefinition, { workspace, kind, id, settings: { ...settings } });
  await save('site', 'final', { name: 'Grand Final' });
  await save('card', 'quiz', { title: 'The quiz' });
  await save('achievement', 'fan', { name: 'Fan', description: 'Came twice' });
  const steps = ['c0', 'c1'].flatMap((contactId) => [
    aCommand('AssignBonusCompetitionEntries', { workspace, contactId, input: { count: 3, competition: 'cup' } }),
    aCommand('AssignContactAchievement', { workspace, contactId, input: { achievement: 'fan' } }),
  ]);
  for (const step of steps) await world.bench.run(step);
  await world.bench.run(aCommand('CompetitionEntryAddTags', { workspace, input: { entry: 'e1', tags: ['vip'] } }));
  await eventually(async () => {
    for (const kind of ['entries', 'gameplays', 'awards', 'playRecords']) {
      expect(await world.db.collection(kind).countDocuments({ workspace })).toBe(6);
    }
    expect(await world.db.collection('entries').countDocuments({ workspace, competition: 'cup', qualified: { $ne: null } })).toBe(6); // prettier-ignore
  });
});
afterAll(() => world.close());

describe("a contact's profile", () => {
  it('shows its entries, also those of before it was joined, with hub, time and what was submitted', async () => {
    const { entries } = await ask(listEntries, { workspace, contact: 'c0' });
    expect(entries.map(({ id }) => id)).toEqual(['e1', 'e0']);
    expect(entries[1]).toEqual({
      id: 'e0',
      competition: 'cup',
      competitionName: 'cup',
      contact: 'old-c0',
      site: 'final',
      siteName: 'Grand Final',
      card: 'quiz',
      cardTitle: 'The quiz',
      gameplay: 'g0',
      form: { name: 'old-c0' },
      qualified: true,
      disqualifiedReason: null,
      tags: [],
      at: start + 2_000,
    });
    expect((await ask(getEntry, { workspace, id: 'e1' })).entry).toMatchObject({ tags: ['vip'] });
  });

  it('shows its prizes, achievements, gameplays and what happened in them, and its bonus entries', async () => {
    const of = { workspace, contact: 'c0' };
    expect((await ask(listAwards, of)).prizes).toMatchObject([
      { id: 'a1', name: 'Mug', siteName: 'Grand Final' },
      { id: 'a0' },
    ]);
    expect((await ask(listEarned, of)).achievements).toMatchObject([{ achievement: 'fan', name: 'Fan', description: 'Came twice' }]); // prettier-ignore
    expect((await ask(listGameplays, of)).gameplays).toMatchObject([
      { id: 'g1', score: 10, answers: ['c0'] },
      { id: 'g0', score: 90, status: 'completed' },
    ]);
    expect((await ask(listPlayRecords, of)).records).toMatchObject([
      { type: 'Gameplay.UploadApproved', data: { uploadId: 'u1' } },
      { data: { uploadId: 'u0' } },
    ]);
    expect((await ask(listBonusEntries, of)).bonusEntries).toMatchObject([{ competition: 'cup', entries: 3 }]);
  });
});

describe('lists', () => {
  it('come by pages, newest first, and by what is asked for', async () => {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await ask(listEntries, { workspace, competition: 'cup', limit: 4, after });
      found.push(...page.entries.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(found).toEqual(['e5', 'e4', 'e3', 'e2', 'e1', 'e0']);
    const ids = async (filter: object) => (await ask(listEntries, { workspace, ...filter })).entries.map(({ id }) => id); // prettier-ignore
    expect(await ids({ tag: 'vip' })).toEqual(['e1']);
    expect(await ids({ card: 'quiz', contact: 'c1' })).toEqual(['e2']);
    expect(await ids({ site: 'elsewhere' })).toEqual([]);
    expect((await ask(listEntries, { workspace: 'other' })).entries).toEqual([]);
  });
});

describe('a competition', () => {
  it('has its entries, contacts and bonus entries counted, the disqualified apart', async () => {
    expect(await ask(countEngagement, { workspace, of: 'competition', id: 'cup' })).toEqual({
      entries: 5,
      disqualified: 1,
      contacts: 5,
      bonusEntries: 6,
      gameplays: 6,
      prizes: 6,
    });
    const empty = { entries: 0, disqualified: 0, contacts: 0, bonusEntries: 0, gameplays: 0, prizes: 0 };
    expect(await ask(countEngagement, { workspace, of: 'card', id: 'none' })).toEqual(empty);
    expect(await ask(countEngagement, { workspace, of: 'site', id: 'final' })).toMatchObject({ entries: 5, prizes: 6 });
  });

  it('has a leaderboard: the best score of each contact, the earlier of equal ones first', async () => {
    const best = async (limit: number) =>
      (await ask(leaderboard, { workspace, of: 'competition', id: 'cup', limit })).places;
    expect(await best(3)).toMatchObject([
      { rank: 1, contact: 'old-c0', score: 90 },
      { rank: 1, contact: 'c2', score: 90 },
      { rank: 3, contact: 'c1', score: 70 },
    ]);
    expect((await best(100)).map(({ score }) => score)).toEqual([90, 90, 70, 20, 10, 0]);
  });
});

describe('a contact that is forgotten', () => {
  it('leaves neither its name nor its words, and the same numbers, also when its events come again', async () => {
    const counts = () => ask(countEngagement, { workspace, of: 'competition', id: 'cup' });
    const before = await counts();
    const forget = () => ask(forgetEngagement, { workspace, contacts: ['c1'], placeholder: 'x7f3' });
    expect(await forget()).toEqual({ entries: 1, gameplays: 1, prizes: 1, records: 1, bonusEntries: 1, achievements: 1 }); // prettier-ignore
    await world.publish(visits().filter(({ contactId }) => contactId === 'c1'));
    await eventually(async () => expect(await world.of(0, Progress).isPast(Date.now() + 1_000)).toBe(true));
    const collections = (await world.db.listCollections()).map(({ name }) => name);
    const all = await Promise.all(collections.map((name) => world.db.collection(name).find({ workspace }).toArray()));
    expect(JSON.stringify(all)).not.toMatch(/\bc1\b/);
    expect((await ask(getEntry, { workspace, id: 'e2' })).entry).toMatchObject({ form: null, contact: 'x7f3' });
    expect((await ask(listEarned, { workspace, contact: 'x7f3' })).achievements).toMatchObject([{ name: 'Fan' }]);
    expect(await counts()).toEqual(before);
    expect(await forget()).toMatchObject({ entries: 0, achievements: 0 });
  });
});
