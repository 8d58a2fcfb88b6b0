import type { RunRef, StoredEvent } from '@fanfare/contracts';
import { compile, validate, type CompiledWorkflow, type Start } from '../../src/index.js';
import { actions, contactOf, definitionOf, eventOf, startedAt } from '../builders.js';
import type { Case, Happening } from './cases.js';
import { Chance } from './chance.js';
import { drive } from './drive.js';
import { overOf, promises } from './promises.js';
import { World } from './world.js';

const calm = { crash: 0, duplicate: 0, stall: 0 } as const;

/** How often what happened, so that a test can say that it saw everything. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(what: string, count = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }
}

/** Plays a case to its end, and says which promises it broke. */
export function played(given: Case, tally: Tally): string[] {
  const workflows = compiled(given);
  if (!workflows) {
    tally.add('rejected');
    return [];
  }
  const chance = new Chance(given.seed);
  const world = new World({ ...given, workflows, chance, now: startedAt });
  const start = startOf(given, workflows);
  world.bus.publish({ kind: 'start', start });
  for (const [i, event] of given.events.entries()) {
    const storedAt = startedAt + event.afterMs;
    world.bus.arm(`event ${i}`, storedAt, { kind: 'event', event: eventFor(event, i), storedAt });
  }
  const driven = drive(world, given.faults, chance);
  for (const [what, count] of Object.entries<number>({ ...driven })) tally.add(what, count);
  const broken = [...world.starts.values()].flatMap((one) => {
    const over = overOf(world, one);
    tally.add(over.document.ended?.reason.kind ?? over.document.status);
    for (const { action, exit } of over.document.steps) tally.add(`${action} ${exit}`);
    return Object.entries(promises).flatMap(([promise, breaks]) =>
      breaks(over, chance).map((text) => `${promise}: ${one.run.id}: ${text}`),
    );
  });
  return [...broken, ...again(world, chance)];
}

/** Everything that was ever on its way comes once more: nothing is done, and nothing changes. */
function again(world: World, chance: Chance): string[] {
  const before = world.ledger.attempts.size;
  for (const text of [...world.bus.ever]) world.bus.deliver(text);
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
