// real: NATS, MongoDB, the orchestrator. fake: contacts (answers for everybody); the test plays gateway and services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Step, StoredEvent, WorkflowDefinition } from '@fanfare/contracts';
import { runIdOf, serve } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { ContactsDeskModule } from './contacts-desk.js';
import { World } from './world.js';

const waits: Record<string, Step> = {
  delay: { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'z' } },
  event: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'P1D' }, next: { Success: 'z', Timeout: 'z' } }, // prettier-ignore
};
const when = { left: '{{ event.data.points }}', op: 'gte', right: 10 } as const;
const rule = { name: 'enough', event: 'Loyalty.PointsAwarded', when } as const;
const settings = { goal: { goals: [rule] }, exit: { exitRules: [rule] } };

const cases = (['goal', 'exit'] as const).flatMap((kind) => ['delay', 'event'].map((wait) => [kind, wait] as const));
const cardOf = (kind: string, wait: string) => `${kind}-${wait}`;

describe('a run that waits', () => {
  let world: World;
  let contacts: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    world = await World.open();
    contacts = await serve(ContactsDeskModule, { name: 'contacts', env: world.servers.env });
    const z = { action: 'Echo', input: {} };
    await put('ready', aWorkflow({ z }));
    for (const [kind, wait] of cases) {
      await put(cardOf(kind, wait), aWorkflow({ w: waits[wait]!, z }, { settings: settings[kind] }));
    }
    await eventually(() => stepMs(1_000));
  });

  afterAll(async () => {
    await contacts.stop();
    await world.close();
  });

  const put = (id: string, definition: WorkflowDefinition) => world.publishWorkflow(id, { ...definition, scope: { card: id } }); // prettier-ignore
  const told = (run: string) => world.history.filter((entry) => entry.run === run);
  const awarded = ({ contactId }: StoredEvent, points: number) => anEvent({ type: rule.event, data: { points }, contactId: contactId!, cardId: 'none' }); // prettier-ignore
  /** What a step takes just now: on a machine that is busy with other things two seconds are no measure. */
  async function stepMs(withinMs?: number): Promise<number> {
    const probe = anEvent({ cardId: 'ready', contactId: randomUUID() });
    const from = performance.now();
    await world.publish(probe);
    await eventually(() => expect(world.of(probe)).toHaveLength(1), { everyMs: 5, ...(withinMs && { withinMs }) });
    return performance.now() - from;
  }

  it.each(cases)('ends by its %s in the middle of a wait (%s) within two seconds, and nothing is left of the wait', async (kind, wait) => {
    const event = anEvent({ cardId: cardOf(kind, wait), contactId: randomUUID() });
    const run = runIdOf('acme', event.cardId ?? '', event.id);
    await world.publish(event);
    await eventually(() => expect(told(run).some((entry) => entry.kind === 'step.waiting')).toBe(true));
    await eventually(async () => expect(await world.armed(`${run}.>`)).toHaveLength(1));
    const withinMs = 2_000 + 10 * (await stepMs());
    const ending = awarded(event, 10);
    await world.publish(awarded(event, 9));
    await world.publish(ending);
    const end = await eventually(() => {
      const found = told(run).find((entry) => entry.kind === 'run.ended');
      if (!found) throw new Error(`has not ended: ${JSON.stringify(told(run))}`);
      return found;
    }, { withinMs, everyMs: 5 });
    const status = { goal: 'Success', exit: 'Cancelled' }[kind];
    expect(end).toMatchObject({ status, reason: { kind, name: 'enough', event: ending.id } });
    await eventually(async () => expect(await world.armed(`${run}.>`)).toEqual([]));
    await world.publish(anEvent({ type: 'Prize.Awarded', contactId: event.contactId!, data: { prizeId: 'p' }, cardId: 'none' }));
    await stepMs();
    expect(world.of(event)).toEqual([]);
    expect(told(run).filter((entry) => entry.kind === 'run.ended')).toHaveLength(1);
  }); // prettier-ignore
});
