import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { saveDefinition, type StepCommand } from '@fanfare/contracts';
import { stepCrashPoints, stepOf, type ActionHandler, type ActionSpec } from '@fanfare/connector';
import { aCommand, anEvent } from '@fanfare/testing';
import { CrashPoint } from '@fanfare/chassis';
import { AssignAchievement } from '../src/achievements/assign-achievement.action.js';
import { AddTags } from '../src/entries/add-tags.action.js';
import { AssignScore } from '../src/gameplays/assign-score.action.js';
import { fresh, openWorld, type World } from './engagement-world.js';

/** Stands for a kill: the work ends here, and nothing after it happens. */
class Crash extends Error {}

type Runs = Pick<ActionHandler<ActionSpec>, 'run'>;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.requests.ask(saveDefinition, { workspace: 'acme', kind: 'achievement', id: 'fan', settings: { name: 'Fan' } }); // prettier-ignore
});
afterAll(() => world.close());
afterEach(() => {
  world.of(0, CrashPoint).at = () => Promise.resolve();
});

async function aVisit() {
  const id = fresh('id');
  const data = { entryId: id, gameplayId: id, qualified: true };
  await world.publish([anEvent({ type: 'Gameplay.DataCaptured', contact: { email: 'ada@acme.test' }, data })]);
  return id;
}
const handled = (command: StepCommand) => stepOf(command, command.input as never) as never;
const findOne = (kind: string, filter: object) => world.db.collection(kind).findOne(filter);

describe.each(stepCrashPoints)('a crash of a step at "%s"', (point) => {
  /** Dies in one process, is repeated in another, where a second step comes as well, and once more. */
  async function crashAndRepeat(
    handler: typeof AddTags | typeof AssignScore | typeof AssignAchievement,
    commands: StepCommand[],
  ) {
    const [first, second] = [0, 1].map((replica) => world.of<Runs>(replica, handler as never)) as [Runs, Runs];
    const { signal } = new AbortController();
    world.of(0, CrashPoint).at = async (here) => {
      if (here === point) throw new Crash(point);
    };
    await expect(first.run([handled(commands[0] as StepCommand)], signal)).rejects.toThrow(Crash);
    const repeat = await second.run(commands.map(handled), signal);
    expect(await second.run(commands.map(handled), signal)).toEqual(repeat);
    return repeat;
  }

  it('adds a score once', async () => {
    const gameplay = await aVisit();
    const add = () => aCommand('AssignGameplayScore', { input: { gameplay, score: 5, mode: 'add' } });
    await crashAndRepeat(AssignScore, [add(), add()]);
    expect(await findOne('gameplays', { id: gameplay })).toMatchObject({ score: 10 });
  });

  it('tags once', async () => {
    const entry = await aVisit();
    const add = (tag: string) => aCommand('CompetitionEntryAddTags', { input: { entry, tags: [tag] } });
    await crashAndRepeat(AddTags, [add('a'), add('b')]);
    expect(await findOne('entries', { id: entry })).toMatchObject({ tags: ['a', 'b'] });
  });

  it('gives an achievement once, and the first step that gave it stays the one that did', async () => {
    const contactId = fresh('ada');
    const assign = () => aCommand('AssignContactAchievement', { contactId, input: { achievement: 'fan' } });
    const answers = await crashAndRepeat(AssignAchievement, [assign(), assign()]);
    expect(answers).toMatchObject([{ data: { isNew: true } }, { data: { isNew: false } }]);
    expect(await world.db.collection('earned').countDocuments({ contact: contactId })).toBe(1);
  });
});
