import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  countEngagement,
  forgetEngagement,
  leaderboard,
  listEntries,
  type StoredEvent,
  type TriggerName,
} from '@fanfare/contracts';
import { anEvent, eventually } from '@fanfare/testing';
import { MergesController } from '../src/contacts/merges.controller.js';
import { ContactsDesk } from './contacts-desk.js';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const workspace = 'acme';
const event = (type: TriggerName, contactId: string, data: StoredEvent['data']) => anEvent({ type, contactId, data });
const play = (who: string, competitionId: string, score: number) => {
  const gameplayId = fresh('game');
  return [
    event('Gameplay.Ended', who, { gameplayId, score, competitionId }),
    event('Competition.EntrySubmitted', who, { entryId: fresh('entry'), competitionId }),
    event('Prize.Awarded', who, { prizeId: 'mug', awardId: fresh('award'), competitionId }),
  ];
};
const news = (type: 'Contact.Merged' | 'Contact.Unmerged', ada: string) =>
  event(type, ada, { survivorId: ada, mergedId: `old-${ada}` });
const contactsIn = async (id: string) =>
  (await world.requests.ask(countEngagement, { workspace, of: 'competition', id })).contacts;
const placesIn = async (id: string) =>
  (await world.requests.ask(leaderboard, { workspace, of: 'competition', id })).places.map(({ contact }) => contact);

describe('contacts that were merged', () => {
  it('count as one person and have one place, and are two again when it is undone', async () => {
    const [ada, cup] = [fresh('ada'), fresh('cup')];
    const [bob, visitor] = [fresh('bob'), `old-${ada}`];
    await world.publish([...play(ada, cup, 10), ...play(visitor, cup, 30), ...play(bob, cup, 20)]);
    await eventually(async () => {
      expect(await contactsIn(cup)).toBe(3);
      expect(await placesIn(cup)).toEqual([visitor, bob, ada]);
    });
    await world.publish([news('Contact.Merged', ada), news('Contact.Merged', ada)]);
    await eventually(async () => {
      expect(await contactsIn(cup)).toBe(2);
      expect(await placesIn(cup)).toEqual([ada, bob]);
    });
    ContactsDesk.undone.add(ada).add(visitor);
    await world.publish([news('Contact.Unmerged', ada)]);
    await eventually(async () => {
      expect(await contactsIn(cup)).toBe(3);
      expect(await placesIn(cup)).toEqual([visitor, bob, ada]);
    });
    const { entries } = await world.requests.ask(listEntries, { workspace, contact: visitor });
    expect(entries).toHaveLength(1);
  });

  it('leave neither of their ids when they are forgotten', async () => {
    const [ada, cup] = [fresh('ada'), fresh('cup')];
    await world.publish([...play(`old-${ada}`, cup, 5), news('Contact.Merged', ada)]);
    await eventually(async () => expect(await placesIn(cup)).toEqual([ada]));
    await world.requests.ask(forgetEngagement, { workspace, contacts: [ada, `old-${ada}`], placeholder: 'x7f3' });
    const kept = ['entries', 'gameplays', 'awards'].map((name) => world.db.collection(name).find({}).toArray());
    expect(JSON.stringify(await Promise.all(kept))).not.toContain(ada);
  });

  it.each([
    ['are two when the answer that they are one comes too late', false],
    ['are one when the answer that they are two comes too late', true],
  ])('%s', async (_, areOne) => {
    const [ada, cup] = [fresh('ada'), fresh('cup')];
    const visitor = `old-${ada}`;
    await world.publish([...play(ada, cup, 10), ...play(visitor, cup, 30)]);
    await eventually(async () => expect(await contactsIn(cup)).toBe(2));
    const setUndone = (undone: boolean) => {
      for (const id of [ada, visitor]) ContactsDesk.undone[undone ? 'add' : 'delete'](id);
    };
    setUndone(areOne);
    const { promise, resolve } = Promise.withResolvers<void>();
    ContactsDesk.delivers = promise;
    const late = world.of(0, MergesController).lookAt(workspace, visitor);
    await eventually(() => expect(ContactsDesk.asked).toBe(visitor));
    setUndone(!areOne);
    ContactsDesk.delivers = Promise.resolve();
    await world.of(1, MergesController).lookAt(workspace, visitor);
    resolve();
    await late;
    expect(await placesIn(cup)).toEqual(areOne ? [ada] : [visitor, ada]);
  });

  it('are one also in what comes before the merge is heard of, and is kept after it', async () => {
    const [ada, cup] = [fresh('ada'), fresh('cup')];
    const { promise, resolve } = Promise.withResolvers<void>();
    ContactsDesk.answers = promise;
    // Told to be the visitor's, and kept only when the news of the merge is there already.
    await world.publish([...play(`old-${ada}`, cup, 5), news('Contact.Merged', ada), ...play(ada, cup, 6)]);
    resolve();
    await eventually(async () => {
      expect(await placesIn(cup)).toEqual([ada]);
      expect(await contactsIn(cup)).toBe(1);
    });
  });
});
