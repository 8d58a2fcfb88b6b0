import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCommand } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const assign = (contactId: string | null, competition: string, count: number) =>
  aCommand('AssignBonusCompetitionEntries', { contactId, input: { competition, count } });
const rowsOf = (competition: string) => world.db.collection('bonusEntries').find({ competition }).toArray();

describe('bonus entries', () => {
  it('are given once per step, however often it is repeated', async () => {
    const competition = fresh('cup');
    const command = assign('ada', competition, 3);
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.bench.run(command)));
    expect(new Set(answers.map(({ outcome }) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ exit: 'Success', output: { entries: 3 } })]),
    );
    expect(await rowsOf(competition)).toMatchObject([{ contact: 'ada', count: 3 }]);
  });

  it('of a hundred contacts are given from one message', async () => {
    const competition = fresh('cup');
    const steps = Array.from({ length: 100 }, (_, i) => assign(`c${i}`, competition, 2));
    const answers = await world.bench.runAll([...steps, ...steps]);
    expect(answers.every(({ outcome }) => outcome.output['entries'] === 2)).toBe(true);
    expect(await rowsOf(competition)).toHaveLength(100);
  });

  it('need a contact and a whole positive number', async () => {
    expect((await world.bench.run(assign(null, 'cup', 3))).outcome.error?.code).toBe('NoContact');
    expect((await world.bench.run(assign('ada', 'cup', 0.5))).outcome.error?.code).toBe('InputInvalid');
  });
});
