// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseStepId, replayBranches, type Step, type StoredEvent, type WorkflowDefinition } from '@fanfare/contracts';
import { serve } from '@fanfare/bus';
import { anEvent, asking, aWorkflow, eventually } from '@fanfare/testing';
import { applyHistory } from '@fanfare/engine';
import { ContactsDeskModule } from './contacts-desk.js';
import { World, type Issued } from './world.js';

const echo = (next: Step['next'] = {}, input = {}): Step => ({ action: 'Echo', input, next });
const bad = { exit: 'Failure', output: {}, error: { code: 'Bad', message: 'bad', retryable: false } };
const goal = { name: 'bought', event: 'Loyalty.PointsAwarded' } as const;

const workflows: Record<string, WorkflowDefinition> = {
  merging: aWorkflow({ s: { action: 'Split', branches: [{ name: 'A', next: 'a' }, { name: 'B', next: 'b' }] }, a: echo({ Success: 'm' }), b: echo({ Success: 'm' }), m: { action: 'Merge', next: { Success: 'z' } }, z: echo() }),
  looping: aWorkflow({ f: { action: 'ForEach', input: { items: [1, 2, 3], atOnce: 3 }, each: 'i', next: { Success: 'z' } }, i: echo({}, { item: '{{ steps.f.item }}' }), z: echo() }),
  wanting: aWorkflow({ a: echo({ Success: 'd' }), d: { action: 'Delay', input: { for: 'P1D' } } }, { settings: { goals: [goal] } }),
}; // prettier-ignore

describe('a run that is tried again', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;
  let client: ReturnType<typeof asking>;

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    client = asking(world.servers.nats.url);
    for (const [id, definition] of Object.entries(workflows)) {
      await world.publishWorkflow(id, { ...definition, scope: { card: id } });
    }
    await eventually(async () => {
      const event = anEvent({ cardId: 'merging' });
      await world.publish(event);
      await eventually(() => expect(world.of(event)).toHaveLength(2), { withinMs: 500 });
    });
  });

  afterAll(async () => {
    await client.close();
    await contacts.stop();
    await world.close();
  });

  const begun = async (workflow: string): Promise<StoredEvent> => {
    const event = anEvent({ cardId: workflow, contactId: `c-${randomUUID()}` });
    await world.publish(event);
    return event;
  };
  const asked = (event: StoredEvent, node: string, count: number): Promise<Issued[]> =>
    eventually(() => {
      const found = world.of(event).filter(({ command }) => parseStepId(command.stepId).node === node);
      expect(found).toHaveLength(count);
      return found;
    });
  const answer = async (event: StoredEvent, node: string, nth = 0, outcome = { exit: 'Success', output: {} }) =>
    world.answer((await asked(event, node, nth + 1))[nth]!, outcome);
  const runOf = (event: StoredEvent) => parseStepId(world.of(event)[0]?.command.stepId ?? '').run;
  const document = (run: string) => applyHistory(null, world.history.filter((entry) => entry.run === run)); // prettier-ignore
  const ended = (run: string, status: string) => eventually(() => expect(document(run)?.status).toBe(status));
  const replay = async (run: string, branches: string[]) => {
    const tokens = await eventually(() =>
      branches.map((branch) => {
        const failed = world.failed.findLast((one) => one.run === run && one.branch === branch);
        if (!failed) throw new Error(`${branch} did not fail`);
        return failed.token;
      }),
    );
    return () => client.requests.ask(replayBranches, { workspace: 'acme', tokens });
  };

  it('goes through the Merge before which all of its branches had failed, once', async () => {
    const event = await begun('merging');
    for (const node of ['a', 'b']) await answer(event, node, 0, bad);
    await eventually(() => expect(document(runOf(event))?.status).toBe('Failed'));
    const again = await replay(runOf(event), ['0.0', '0.1']);
    expect(await again()).toEqual({ replayed: [runOf(event)], refused: [] });
    for (const node of ['b', 'a']) await answer(event, node, 1);
    await answer(event, 'z');
    await ended(runOf(event), 'Success');
    await again();
    await answer(await begun('merging'), 'a');
    await ended(runOf(event), 'Success');
    expect(new Set(world.of(event).map(({ command }) => command.stepId)).size).toBe(5);
  });

  it('does the items of a list again that failed, and no other', async () => {
    const event = await begun('looping');
    const items = await asked(event, 'i', 3);
    for (const one of items) {
      await world.answer(one, one.command.input['item'] === 2 ? bad : { exit: 'Success', output: {} });
    }
    await ended(runOf(event), 'Failed');
    await (
      await replay(runOf(event), ['0', '0.1@f'])
    )();
    await ended(runOf(event), 'Running');
    await answer(event, 'i', 3);
    await answer(event, 'z');
    await ended(runOf(event), 'Success');
    expect(world.of(event).map(({ command }) => command.input['item']).slice(3)).toEqual([2, undefined]); // prettier-ignore
  });

  it('is ended by its goal as it was before', async () => {
    const event = await begun('wanting');
    await answer(event, 'a', 0, bad);
    await ended(runOf(event), 'Failed');
    await (
      await replay(runOf(event), ['0'])
    )();
    await answer(event, 'a', 1);
    await eventually(() =>
      expect(document(runOf(event))?.steps.at(-1)).toMatchObject({ node: 'd', status: 'Waiting' }),
    );
    await world.publish(
      anEvent({ type: goal.event, data: { points: 1 }, contactId: event.contactId!, cardId: 'none' }),
    );
    await ended(runOf(event), 'Success');
    expect(document(runOf(event))?.ended?.reason).toMatchObject({ kind: 'goal', name: 'bought' });
  });
});
