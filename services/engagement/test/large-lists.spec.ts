import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listEntries } from '@fanfare/contracts';
import { anEvent, eventually } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('entries with long forms come in shorter pages, each of which fits into an answer, and all of them come', async () => {
  const competition = fresh('cup');
  const entry = (i: number) =>
    anEvent({
      type: 'Competition.EntrySubmitted',
      contactId: 'ada',
      data: { entryId: `${competition}-${i}`, competitionId: competition, form: { story: 'x'.repeat(150_000) } },
    });
  await world.publish(Array.from({ length: 12 }, (_, i) => entry(i)));
  await eventually(async () => {
    expect(await world.db.collection('entries').countDocuments({ competition })).toBe(12);
  });
  const found = new Set<string>();
  let after: string | undefined;
  do {
    const page = await world.requests.ask(listEntries, { workspace: 'acme', competition, limit: 100, after });
    for (const { id } of page.entries) found.add(id);
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(found.size).toBe(12);
});
