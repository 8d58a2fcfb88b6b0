import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';

// real: everything.
describe('a filter on the gameplay', () => {
  let fanfare: Fanfare;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    const enough = { left: '{{ gameplay.score }}', op: 'gte', right: 75 } as const;
    const filter = { action: 'GameplayFilter', when: enough };
    const add = { action: 'AssignGameplayScore', input: { score: 5, mode: 'add' } };
    await fanfare.activate(
      'score',
      aWorkflow(
        { before: { ...filter, next: { Failure: 'add' } }, add: { ...add, next: { Success: 'after' } }, after: filter },
        { trigger: { type: 'Gameplay.Ended' } },
      ),
    );
    await fanfare.activate('share', aWorkflow({ filter }, { trigger: { type: 'Gameplay.Action' } }));
  });
  afterAll(() => fanfare.stop());

  it('sees the hub’s score, then that which the step before it gave, and so does a later run of the same gameplay', async () => {
    const [gameplayId, email] = [randomUUID(), 'ann@example.com'];
    const ended = { id: randomUUID(), type: 'Gameplay.Ended', contact: { email }, data: { gameplayId, score: 70 } } as const; // prettier-ignore
    await fanfare.publish(ended);
    expect(pathOf(await fanfare.endedRun(ended.id))).toEqual(['before: Failure', 'add: Success', 'after: Success']);
    const shared = {
      ...ended,
      id: randomUUID(),
      type: 'Gameplay.Action',
      data: { gameplayId, action: 'share' },
    } as const;
    await fanfare.publish(shared);
    expect(pathOf(await fanfare.endedRun(shared.id))).toEqual(['filter: Success']);
  });

  it('leaves by Failure where the event has none, and the run does not fail', async () => {
    const id = randomUUID();
    await fanfare.publish({
      id,
      type: 'Gameplay.Action',
      contact: { email: 'bob@example.com' },
      data: { action: 'share' },
    });
    const run = await fanfare.endedRun(id);
    expect([run.status, pathOf(run)]).toEqual(['Success', ['filter: Failure']]);
  });
});
