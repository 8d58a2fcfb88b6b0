// real: NATS, MongoDB, two replicas of the service. fake: the orchestrator, by StepBench; contacts
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StepCommand } from '@fanfare/contracts';
import { aCommand, anEvent, eventually } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const score = (gameplay: string | undefined, input: object, at = Date.now()) =>
  aCommand('AssignGameplayScore', { at, input: { ...input, ...(gameplay !== undefined && { gameplay }) } });
const scoreOf = async (id: string) => (await world.db.collection('gameplays').findOne({ id }))?.['score'] as number;

/** As the orchestrator does: what was not done in time is tried again. */
const done = (step: StepCommand) =>
  eventually(async () => expect((await world.bench.run(step)).outcome.error).toBeUndefined());

async function aGameplay(hubScore: number): Promise<string> {
  const id = fresh('play');
  const data = { gameplayId: id, status: 'completed', score: hubScore };
  await world.publish([anEvent({ type: 'Gameplay.Ended', contact: { email: 'ada@acme.test' }, data })]);
  return id;
}

describe('the score of a gameplay', () => {
  it('is set or added to, once per step', async () => {
    const play = await aGameplay(70);
    const add = score(play, { score: 5, mode: 'add', context: 'Shared' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.bench.run(add)));
    expect(new Set(answers.map(({ outcome }) => outcome.output['score']))).toEqual(new Set([75]));
    expect((await world.bench.run(score(play, { score: 12 }))).outcome.output).toEqual({ gameplayId: play, score: 12 });
    expect((await world.bench.run(add)).outcome.output['score']).toBe(75);
    expect(await scoreOf(play)).toBe(12);
  });

  it('holds every one of 60 concurrent additions', async () => {
    const play = await aGameplay(0);
    const steps = Array.from({ length: 60 }, () => score(play, { score: 1, mode: 'add' }));
    await Promise.all(steps.map(done));
    expect(await scoreOf(play)).toBe(60);
  });

  it('of a gameplay that no event has told of, or of none, is refused with what to do', async () => {
    expect((await world.bench.run(score(fresh('play'), { score: 1 }))).outcome.error?.code).toBe('GameplayNotFound');
    const { error } = (await world.bench.run(score(undefined, { score: 1 }))).outcome;
    expect(error).toMatchObject({ code: 'NoGameplay', message: expect.stringContaining('data.gameplayId') });
  });
});
