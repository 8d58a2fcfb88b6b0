import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeDefinition, saveDefinition } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const assign = (contactId: string | null, achievement: string) =>
  aCommand('AssignContactAchievement', { contactId, input: { achievement } });

async function anAchievement(): Promise<string> {
  const id = fresh('badge');
  await world.requests.ask(saveDefinition, { workspace: 'acme', kind: 'achievement', id, settings: { name: id } });
  return id;
}

describe('an achievement', () => {
  it('is had once by a contact, whichever of 40 concurrent steps gives it', async () => {
    const badge = await anAchievement();
    const steps = Array.from({ length: 40 }, () => assign('ada', badge));
    const answers = await Promise.all(steps.map((step) => world.bench.run(step)));
    expect(answers.filter(({ outcome }) => outcome.output['isNew'])).toHaveLength(1);
    const again = await world.bench.runAll([...steps, ...steps]);
    expect(again.map(({ outcome }) => outcome)).toEqual([...answers, ...answers].map(({ outcome }) => outcome));
    expect(await world.db.collection('earned').countDocuments({ achievement: badge })).toBe(1);
    const told = (await Promise.all(steps.map((step) => world.bench.eventsOf(step)))).flat();
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    expect(told[0]).toMatchObject({
      type: 'Contact.AchievementEarned',
      contactId: 'ada',
      data: { achievementId: badge },
    });
  });

  it('that nobody has defined is refused, and one that was taken back meanwhile was given all the same', async () => {
    const badge = await anAchievement();
    const [given, unknown] = [assign('ada', badge), assign('ada', fresh('badge'))];
    await world.bench.run(given);
    await world.requests.ask(removeDefinition, { workspace: 'acme', kind: 'achievement', id: badge });
    expect((await world.bench.run(given)).outcome.output).toEqual({ isNew: true });
    expect((await world.bench.run(unknown)).outcome.error?.code).toBe('AchievementNotFound');
    expect((await world.bench.run(assign(null, badge))).outcome.error?.code).toBe('NoContact');
  });
});
