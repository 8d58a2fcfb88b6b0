import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCommand, anEvent, eventually } from '@fanfare/testing';
import { ContactsDesk } from './contacts-desk.js';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tagging = (action: 'Add' | 'Remove', entry: string | undefined, tags: string[], at = Date.now()) =>
  aCommand(`CompetitionEntry${action}Tags`, { at, input: { tags, ...(entry !== undefined && { entry }) } });
const submitted = (entryId: string) =>
  anEvent({ type: 'Competition.EntrySubmitted', contact: { email: 'ada@acme.test' }, data: { entryId, competitionId: 'cup' } }); // prettier-ignore
const entryOf = (id: string) => world.db.collection('entries').findOne({ id });

async function anEntry(): Promise<string> {
  const id = fresh('entry');
  await world.publish([submitted(id)]);
  return id;
}

describe('tags of an entry', () => {
  it('are added and removed, and a repeat is answered as before though they have changed since', async () => {
    const entry = await anEntry();
    const now = Date.now();
    const add = tagging('Add', entry, ['vip', 'draw', 'vip'], now);
    expect((await world.bench.run(add)).outcome).toEqual({
      exit: 'Success',
      output: { entryId: entry, tags: ['draw', 'vip'] },
    });
    const remove = await world.bench.run(tagging('Remove', entry, ['draw', 'never there'], now + 1));
    expect(remove.outcome.output).toEqual({ entryId: entry, tags: ['vip'] });
    expect((await world.bench.run(add)).outcome.output).toEqual({ entryId: entry, tags: ['draw', 'vip'] });
    expect(await entryOf(entry)).toMatchObject({ tags: ['vip'] });
  });

  it('are those of the later step, whichever comes first', async () => {
    const entry = await anEntry();
    const now = Date.now();
    await world.bench.run(tagging('Remove', entry, ['vip'], now + 5));
    await world.bench.run(tagging('Add', entry, ['vip'], now));
    expect(await entryOf(entry)).toMatchObject({ tags: [] });
  });

  it('of one entry are all there when a hundred steps come at once, from several messages', async () => {
    const entry = await anEntry();
    const steps = Array.from({ length: 100 }, (_, i) => tagging('Add', entry, [`t${i}`]));
    await Promise.all(Array.from({ length: 4 }, (_, i) => world.bench.runAll(steps.slice(i * 25, i * 25 + 25))));
    expect((await entryOf(entry))?.['tags']).toHaveLength(100);
  });

  it('wait for the entry to be kept, as long as that takes: a step may be here before its event', async () => {
    const { promise, resolve: tell } = Promise.withResolvers<void>();
    ContactsDesk.answers = promise;
    const entry = await anEntry();
    const answer = world.bench.run(tagging('Add', entry, ['early']));
    // Longer than a step waits in hand: it goes and comes again.
    const kept = eventually(async () => expect(await entryOf(entry)).not.toBeNull());
    globalThis.setTimeout(tell, 2_500);
    expect((await answer).outcome).toMatchObject({ exit: 'Success', output: { tags: ['early'] } });
    await kept;
  });

  it('of an entry that no event has told of, or of none, are refused with what to do, and stay so', async () => {
    const entry = fresh('entry');
    const step = tagging('Add', entry, ['x']);
    expect((await world.bench.run(step)).outcome.error?.code).toBe('EntryNotFound');
    await world.publish([submitted(entry)]);
    await eventually(async () => expect(await entryOf(entry)).not.toBeNull());
    expect((await world.bench.run(step)).outcome.error?.code).toBe('EntryNotFound');
    const { error } = (await world.bench.run(tagging('Add', undefined, ['x']))).outcome;
    expect(error).toMatchObject({ code: 'NoEntry', message: expect.stringContaining('data.entryId') });
    expect((await world.bench.run(tagging('Add', entry, []))).outcome.error?.code).toBe('InputInvalid');
  });
});
