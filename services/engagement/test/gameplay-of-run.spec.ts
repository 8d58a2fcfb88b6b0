// real: NATS, MongoDB, two replicas of the service. fake: the orchestrator, by StepBench; contacts
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolveGameplays } from '@fanfare/contracts';
import { aCommand, anEvent } from '@fanfare/testing';
import { fresh, openWorld, type World } from './engagement-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const workspace = 'acme';
const ask = async (gameplay: string, run = randomUUID()) =>
  (await world.requests.ask(resolveGameplays, { starts: [{ run, workspace, at: Date.now(), gameplay }] })).starts[0]?.gameplay; // prettier-ignore
const share = (gameplayId: string) => anEvent({ type: 'Gameplay.Action', data: { gameplayId, action: 'share' } });
const score = (gameplay: string, value: number) =>
  world.bench.run(aCommand('AssignGameplayScore', { input: { gameplay, score: value, mode: 'add' } }));

describe('the gameplay of a run that begins', () => {
  it('has what all events before it said, the score that steps gave, and how often something happened', async () => {
    const gameplayId = fresh('play');
    const data = { gameplayId, status: 'completed', score: 70, durationMs: 900, competitionId: 'cup' };
    await world.publish([share(gameplayId), share(gameplayId), anEvent({ type: 'Gameplay.Ended', data })]);
    await score(gameplayId, 5);
    expect(await ask(gameplayId)).toMatchObject({
      id: gameplayId,
      score: 75,
      hubScore: 70,
      status: 'completed',
      durationMs: 900,
      competition: 'cup',
      records: { 'Gameplay.Action': 2 },
    });
  });

  it('is the same for that run whenever it is asked, whatever became of it since', async () => {
    const [gameplayId, run] = [fresh('play'), randomUUID()];
    await world.publish([share(gameplayId)]);
    const before = await ask(gameplayId, run);
    await score(gameplayId, 5);
    expect(await ask(gameplayId, run)).toEqual(before);
    expect(await ask(gameplayId)).toMatchObject({ score: 5 });
  });

  it('is none where no event told of one, and names nobody', async () => {
    expect(await ask(fresh('play'))).toBeNull();
    const gameplayId = fresh('play');
    await world.publish([anEvent({ type: 'Gameplay.Action', contactId: 'ada-lovely', data: { gameplayId } })]);
    expect(JSON.stringify(await ask(gameplayId))).not.toContain('ada-lovely');
  });
});
