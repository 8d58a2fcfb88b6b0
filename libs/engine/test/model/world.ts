import type { HistoryEntry, Outcome, RunRef } from '@fanfare/contracts';
import type { CompiledWorkflow, Start } from '../../src/index.js';
import { contactOf } from '../builders.js';
import { Bus } from './bus.js';
import type { Chance } from './chance.js';
import type { Publication } from './messages.js';
import { Ledger, Meetings, RecentEvents, TrackedRuns, Waits } from './stores.js';

interface WorldParts {
  workflows: ReadonlyMap<string, CompiledWorkflow>;
  outcomes: readonly Outcome[];
  sameInstants: boolean;
  chance: Chance;
  now: number;
}

/** Everything around the engine: what is on its way, what is recorded, and what time it is. */
export class World {
  readonly bus: Bus;
  readonly ledger = new Ledger();
  readonly meetings = new Meetings();
  readonly waits = new Waits();
  readonly recent = new RecentEvents();
  readonly tracked = new TrackedRuns();
  /** The runs that ended as a whole. */
  readonly ended = new Set<string>();
  /** How each run began. */
  readonly starts = new Map<string, Start>();
  /** What is known of each run, by its text: the same fact is told more than once. */
  readonly histories = new Map<string, Map<string, HistoryEntry>>();
  now: number;

  constructor(readonly parts: WorldParts) {
    this.bus = new Bus(parts.chance);
    this.now = parts.now;
  }

  workflowOf({ workflow }: RunRef): CompiledWorkflow {
    const found = this.parts.workflows.get(workflow);
    if (!found) throw new Error(`there is no workflow ${workflow}`);
    return found;
  }

  begins(start: Start): void {
    this.starts.set(start.run.id, start);
    this.tracked.add(start.run, start.contact?.id ?? null);
  }

  /** Stores what a worker wants to be known. */
  store(publication: Publication): void {
    switch (publication.kind) {
      case 'message':
        return this.bus.publish(publication.message);
      case 'timer':
        return this.bus.arm(publication.stepId, publication.dueAt, publication.message);
      case 'history': {
        const { entry } = publication;
        const history = this.histories.get(entry.run) ?? new Map<string, HistoryEntry>();
        history.set(JSON.stringify(entry), entry);
        return void this.histories.set(entry.run, history);
      }
      default:
        return publication satisfies never;
    }
  }

  /** Ends a run as a whole: what it waits for is forgotten, and what is on its way stops where it arrives. */
  endRun(run: string): void {
    this.ended.add(run);
    this.waits.endOf(run);
    this.bus.cancel((name) => name.startsWith(`${run}/`));
  }

  /** A service does what it is asked to: an outcome that nobody could have foreseen. */
  outcome(): Outcome & { contact?: ReturnType<typeof contactOf> } {
    const { outcomes, chance } = this.parts;
    const outcome = outcomes[chance.below(outcomes.length)] ?? { exit: 'Success', output: {} };
    return { ...outcome, ...(chance.happens(10) && { contact: contactOf({ points: chance.below(9) }) }) };
  }
}
