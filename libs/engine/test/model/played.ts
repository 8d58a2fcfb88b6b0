import type { RunRef, StoredEvent } from '@fanfare/contracts';
import { compile, validate, type CompiledWorkflow, type Start } from '../../src/index.js';
import { actions, contactOf, definitionOf, eventOf, startedAt } from '../builders.js';
import type { Case, Faults, Happening } from './cases.js';
import { Chance } from './chance.js';
import { drive } from './drive.js';
import { isDetermined } from './oracle.js';
import { overOf, promises } from './promises.js';
import { askedAgain } from './replaying.js';
import { World } from './world.js';

const calm = { crash: 0, duplicate: 0, stall: 0 } as const;
/** Messages that come once more when all is over. Each may cause all that came after it again. */
const maxAgain = 10;

/** How often what happened, so that a test can say that it saw everything. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }
}

/** Plays a case to its end, and says which promises it broke. With a story, it tells there what happened. */
export function played(given: Case, tally: Tally, story: string[] | null = null): string[] {
  const workflows = compiled(given);
  if (!workflows) {
    tally.add('rejected');
    return [];
  }
  const chance = new Chance(given.seed);
  const world = new World({
    ...given,
    workflows,
    chance,
    now: startedAt,
    isDetermined: isDetermined(given, workflows),
  });
  world.story = story;
  begin(world, given, startOf(given, workflows));
  const driven = drive(world, given.faults, chance);
  for (const [what, count] of Object.entries<number>({ ...driven })) tally.add(what, count);
  for (let time = 0; time < given.replays; time++) tally.add('replays', triedAgain(world, given.faults, chance));
  const broken = [...world.starts.values()].flatMap((one) => {
    const over = overOf(world, one);
    tally.add(over.document.ended?.reason.kind ?? over.document.status);
    for (const { action, exit } of over.document.steps) tally.add(`${action} ${exit}`);
    return Object.entries(promises).flatMap(([promise, breaks]) =>
      breaks(over, chance, tally).map((text) => `${promise}: ${one.run.id}: ${text}`),
    );
  });
  return [...broken, ...again(world, chance)];
}

function begin({ bus }: World, { events, cancelledAfterMs }: Case, start: Start): void {
  bus.publish({ kind: 'start', start });
  for (const [i, event] of events.entries()) {
    const storedAt = startedAt + event.afterMs;
    bus.arm(`event ${i}`, storedAt, { kind: 'event', event: eventFor(event, i), storedAt });
  }
  if (cancelledAfterMs === null) return;
  const at = startedAt + cancelledAfterMs;
  bus.arm('end', at, {
    kind: 'end',
    run: start.run.id,
    ending: { at, status: 'Cancelled', reason: { kind: 'cancelled' } },
  });
}

/** A person has what failed tried again; how many of the runs. */
function triedAgain(world: World, faults: Faults, chance: Chance): number {
  const asked = askedAgain(world, chance);
  for (const message of asked) world.bus.publish(message);
  drive(world, faults, chance);
  return asked.length;
}

/** What was on its way comes once more: nothing is done, and nothing changes. */
function again(world: World, chance: Chance): string[] {
  const before = world.ledger.attempts.size;
  for (const text of chance.shuffled([...world.bus.ever]).slice(0, maxAgain)) world.bus.deliver(text);
  drive(world, calm, chance);
  const done = [...world.ledger.attempts.keys()].slice(before);
  return done.map((step) => `what is done is done: ${step} was done when all was over`);
}

function compiled({ main, other, mainSettings, otherSettings }: Case): ReadonlyMap<string, CompiledWorkflow> | null {
  const definitions = {
    main: definitionOf(main, { settings: mainSettings }),
    other: definitionOf(other, { settings: otherSettings, trigger: { type: 'Workflow.Called' } }),
  };
  const workflows = Object.entries(definitions).map(([workflow, definition]) => {
    if (validate(definition, actions).some(({ message }) => !/there is no step|cannot have run/.test(message))) {
      return null;
    }
    return compile({ workspace: 'acme', workflow, version: 1, definition, actions: Object.fromEntries(actions) });
  });
  if (workflows.includes(null)) return null;
  return new Map(workflows.flatMap((workflow) => (workflow ? [[workflow.info.id, workflow]] : [])));
}

function startOf({ aboutSomebody }: Case, workflows: ReadonlyMap<string, CompiledWorkflow>): Start {
  const tracked = workflows.get('main')?.tracked === true;
  const run: RunRef = {
    id: 'run-1',
    workspace: 'acme',
    workflow: 'main',
    version: 1,
    mode: 'live',
    startedAt,
    chain: ['main'],
    ...(tracked && { tracked }),
  };
  return {
    run,
    event: eventOf({ score: 5, list: ['x', 'y'] }),
    contact: aboutSomebody ? contactOf({ points: 3 }) : null,
  };
}

function eventFor({ type, n }: Happening, i: number): StoredEvent {
  return eventOf({ n }, { id: `event-${i + 2}`, type, contactId: 'contact-1' });
}
