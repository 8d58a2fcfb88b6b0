import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow, eventually } from '@fanfare/testing';
import type { PublishedEvent } from '@fanfare/contracts';
import { CommandLine } from './command-line.js';
import { Fanfare, pathOf } from './fanfare.js';

const entries = 60;
const contacts = 20;

interface Entry {
  id: string;
  siteName: string;
  competitionName: string;
  form: object;
  tags: string[];
  contact: string;
}

describe('entries of a competition, while engagement is killed', () => {
  const seed = randomUUID().slice(0, 8);
  let fanfare: Fanfare;

  beforeAll(async () => {
    fanfare = await Fanfare.start({ syncInterval: 'always' });
    await fanfare.api.expectOk('PUT', '/competitions/cup', { name: 'World Cup', opensAt: '2020-01-01T00:00:00Z' });
    await fanfare.api.expectOk('PUT', '/sites/final', { name: 'Grand Final' });
    await fanfare.api.expectOk('PUT', '/achievements/fan', { name: 'Fan' });
    await fanfare.activate(
      'reward-entries',
      aWorkflow(
        {
          tag: { action: 'CompetitionEntryAddTags', input: { tags: ['entered', '{{ trigger.data.form.team }}'] }, next: { Success: 'bonus' } }, // prettier-ignore
          bonus: { action: 'AssignBonusCompetitionEntries', input: { count: 3, competition: '{{ trigger.data.competitionId }}' }, next: { Success: 'score' } }, // prettier-ignore
          score: { action: 'AssignGameplayScore', input: { score: 5, mode: 'add' }, next: { Success: 'badge' } },
          badge: { action: 'AssignContactAchievement', input: { achievement: 'fan' } },
        },
        { trigger: { type: 'Competition.EntrySubmitted' } },
      ),
    );
  });
  afterAll(() => fanfare.stop());

  const eventOf = (n: number): PublishedEvent => ({
    id: `${seed}-${n}`,
    type: 'Competition.EntrySubmitted',
    siteId: 'final',
    cardId: 'quiz',
    contact: { email: `c${n % contacts}@${seed}.test` },
    data: { entryId: `entry-${n}`, competitionId: 'cup', gameplayId: `game-${n}`, form: { team: `team-${n % 2}` } },
  });

  it('are tagged and rewarded once, and the API shows what was done', async () => {
    const victim = fanfare.system.service('engagement');
    for (let from = 0; from < entries; from += 20) {
      const some = Array.from({ length: 20 }, (_, i) => eventOf(from + i));
      await fanfare.publish(...some);
      await delay(50 + from);
      await victim.kill();
      // The hub does not know either whether it was heard.
      await fanfare.publish(...some);
      await victim.restart();
    }
    await eventually(
      async () => expect(await fanfare.runs({ status: 'Success', limit: '200' })).toHaveLength(entries),
      { withinMs: 60_000, everyMs: 250 },
    );
    const numbers = { entries, disqualified: 0, contacts, bonusEntries: 3 * entries, gameplays: entries, prizes: 0 };
    const counts = (of: string) => fanfare.api.expectOk('GET', `/${of}/counts`);
    await eventually(async () => expect(await counts('competitions/cup')).toEqual(numbers), { withinMs: 20_000 });
    expect(await counts('sites/final')).toEqual({ ...numbers, bonusEntries: 0 });

    const run = await fanfare.endedRun(`${seed}-0`);
    expect(pathOf(run)).toEqual(['tag: Success', 'bonus: Success', 'score: Success', 'badge: Success']);
    const of = <T>(what: string) => fanfare.api.expectOk<T>('GET', `/contacts/${run.contact}/${what}`);
    const { entries: own } = await of<{ entries: Entry[] }>('entries');
    expect(own).toHaveLength(entries / contacts);
    for (const entry of own) {
      expect(entry).toMatchObject({ siteName: 'Grand Final', competitionName: 'World Cup', form: { team: 'team-0' } });
      expect(entry.tags).toEqual(['entered', 'team-0']);
    }
    expect(await of('achievements')).toMatchObject({ achievements: [{ name: 'Fan' }] });
    expect((await of<{ bonusEntries: object[] }>('bonus-entries')).bonusEntries).toHaveLength(entries / contacts);
    expect(await of('gameplays')).toMatchObject({ gameplays: own.map(() => ({ score: 5, siteName: 'Grand Final' })) });
    const { places } = await fanfare.api.expectOk<{ places: object[] }>('GET', '/cards/quiz/leaderboard?limit=100');
    expect(places).toHaveLength(contacts);
  }, 180_000);

  it('are shown by the command line', async () => {
    const cli = await CommandLine.open(fanfare);
    const { output } = await cli.run('competition', 'show', 'cup', '--limit', '2');
    expect(output.split('\n')[0]).toBe('cup  World Cup  from 2020-01-01 00:00:00Z');
    expect(output.split('\n')[1]).toContain(`${entries} entries of ${contacts} contacts`);
    expect((await cli.run('entries', '--tag', 'team-1', '--limit', '3')).output.split('\n')[0]).toMatch(/World Cup .*entered, team-1$/); // prettier-ignore
    await cli.close();
  });

  it('can be looked for by tag, and what events have named is there to choose from', async () => {
    const found = await fanfare.api.expectOk<{ entries: Entry[] }>('GET', '/entries?competition=cup&tag=team-1&limit=200'); // prettier-ignore
    expect(found.entries).toHaveLength(entries / 2);
    expect(await fanfare.api.expectOk('GET', '/cards')).toMatchObject({
      cards: [{ id: 'quiz', title: 'quiz', defined: false }],
    });
  });
});
