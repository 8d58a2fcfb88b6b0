import type { RunRef, StoredEvent } from '@fanfare/contracts';
import { arrive, ended, endingBy, type Start, type Wait } from '../../src/index.js';
import type { Made } from './made.js';
import type { Points } from './messages.js';
import type { World } from './world.js';

interface Arrival {
  readonly event: StoredEvent;
  readonly storedAt: number;
}

/** What an event causes for runs that wait for it, or end by it. It is recorded before those who wait are looked for. */
export function* arrived(world: World, arrival: Arrival): Points<Made[]> {
  world.recent.add(arrival.event, arrival.storedAt);
  yield;
  const met = yield* meet(world, [arrival], () => true);
  return [...met, ...endedBy(world, arrival)];
}

/** What has come for waits while they were being recorded. */
export function* alreadyHere(world: World, waits: readonly Wait[]): Points<Made[]> {
  if (waits.length === 0) return [];
  const ours = new Set(waits.map(({ stepId }) => stepId));
  const types = new Set(waits.map(({ event }) => event));
  const arrivals = [...types].flatMap((type) => world.recent.find(type));
  return yield* meet(world, arrivals, ({ stepId }) => ours.has(stepId));
}

function* meet(world: World, arrivals: readonly Arrival[], isMeant: (wait: Wait) => boolean): Points<Made[]> {
  const waiting = [...new Set(arrivals.map(({ event }) => event.type))].flatMap((type) => world.waits.find(type));
  const met: { stepId: string; by: string; made: Made }[] = [];
  for (const { wait, endedBy } of waiting) {
    const { stepId, since, until, token, event: type } = wait;
    if (!isMeant(wait)) continue;
    for (const { event, storedAt } of arrivals) {
      if (event.type !== type || storedAt <= since || storedAt > until) continue;
      if (endedBy !== null && endedBy !== event.id) continue;
      const workflow = world.workflowOf(token.run);
      const next = arrive(workflow, token, event, storedAt);
      if (!next) continue;
      met.push({ stepId, by: event.id, made: { workflow, run: token.run, next } });
      break;
    }
  }
  yield;
  const won: Made[] = [];
  for (const { stepId, by, made } of met) {
    if (!world.waits.end(stepId, by)) continue;
    yield;
    world.bus.cancel((name) => name === stepId);
    won.push(made);
  }
  return won;
}

function endedBy(world: World, arrival: Arrival): Made[] {
  return world.tracked.ofContact(arrival.event.contactId ?? '').flatMap((run) => endOf(world, run, arrival));
}

/** What a run ends by that came while it was being tracked. */
export function endedMeanwhile(world: World, { run, contact }: Start): Made[] {
  if (!run.tracked || !contact) return [];
  const types = new Set(world.workflowOf(run).endings.map(({ event }) => event));
  const arrivals = [...types].flatMap((type) => world.recent.find(type)).sort((a, b) => a.storedAt - b.storedAt);
  return arrivals.flatMap((arrival) => endOf(world, run, arrival)).slice(0, 1);
}

function endOf(world: World, run: RunRef, { event, storedAt }: Arrival): Made[] {
  const workflow = world.workflowOf(run);
  const end = storedAt > run.startedAt ? endingBy(workflow, event, storedAt) : null;
  return end ? [{ workflow, run, next: ended(run, end) }] : [];
}
