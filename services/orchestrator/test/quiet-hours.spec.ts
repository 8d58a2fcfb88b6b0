// real: NATS, MongoDB, the orchestrator. The test plays gateway and services, and the clock where it has to be later.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Step, WorkflowDefinition } from '@fanfare/contracts';
import { runIdOf } from '@fanfare/bus';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { World } from './world.js';

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** Its clock shows other minutes than ours. */
const timezone = 'Asia/Kathmandu';
const timeAt = (at: number) => new Date(at + 5.75 * hourMs).toISOString().slice(11, 16);

/** Quiet hours around now, the end of them, and others that were over an hour ago. */
const ends = Math.ceil((Date.now() + 2 * hourMs) / minuteMs) * minuteMs;
const now = { from: timeAt(ends - 4 * hourMs), to: timeAt(ends), timezone };
const earlier = { from: timeAt(ends - 6 * hourMs), to: timeAt(ends - 3 * hourMs), timezone };

const tell: Step = { action: 'Tell', input: {} };
const echo: Step = { action: 'Echo', input: {} };
const workflows: Record<string, WorkflowDefinition> = {
  quiet: aWorkflow({ t: tell }, { settings: { quietHours: now } }),
  over: aWorkflow({ t: tell }, { settings: { quietHours: earlier } }),
  unseen: aWorkflow({ e: echo }, { settings: { quietHours: now } }),
  waiting: aWorkflow(
    { d: { action: 'Delay', input: { untilQuietHoursEnd: true }, next: { Success: 'e' } }, e: echo },
    { settings: { quietHours: now } },
  ),
};

describe('quiet hours', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
    for (const [id, definition] of Object.entries(workflows)) {
      await world.publishWorkflow(id, { ...definition, scope: { card: id } });
    }
    await eventually(async () => {
      const { event } = await begun('unseen');
      await eventually(() => expect(world.of(event)).toHaveLength(1), { withinMs: 500 });
    });
  });
  afterAll(() => world.close());

  async function begun(workflow: string) {
    const event = anEvent({ id: randomUUID(), cardId: workflow });
    await world.publish(event);
    return { event, run: runIdOf('acme', workflow, event.id) };
  }
  const waitsFor = (run: string) =>
    eventually(() => {
      const waiting = world.history.find((entry) => entry.kind === 'step.waiting' && entry.run === run);
      if (!waiting) throw new Error('does not wait');
      return waiting;
    });

  it.each(['quiet', 'waiting'])('hold a step until the minute that they end, by the clock of their zone (%s), and no longer', async (workflow) => {
    const { event, run } = await begun(workflow);
    expect(await waitsFor(run)).toMatchObject({ until: ends, reason: 'quiet hours' });
    const { fired, releasedAt, cargo } = await eventually(() => world.timerOf(run));
    expect(fired.dueAt).toBe(ends);
    // The server lets go a little earlier, and whoever takes it holds it until then.
    expect([releasedAt <= ends, releasedAt > ends - 10_000]).toEqual([true, true]);
    expect(world.of(event)).toEqual([]);
    await world.fire(fired, cargo);
    await eventually(() => expect(world.of(event)).toHaveLength(1));
  }); // prettier-ignore

  it('hold no step that reaches nobody, and none once they are over', async () => {
    const [unseen, over] = [await begun('unseen'), await begun('over')];
    await eventually(() => expect([world.of(unseen.event).length, world.of(over.event).length]).toEqual([1, 1]));
    expect(await world.armed(`${over.run}.>`)).toEqual([]);
  });
});
