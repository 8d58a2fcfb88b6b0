import {
  parseStepId,
  type HistoryEntry,
  type Outcome,
  type RunRef,
  type StepCommand,
  type StepResult,
} from '@fanfare/contracts';
import type { CompiledWorkflow, Start } from '../../src/index.js';
import { fractionOf } from '../../src/hash.js';
import { contactOf } from '../builders.js';
import { Bus } from './bus.js';
import type { Chance } from './chance.js';
import type { Publication } from './messages.js';
import { Ledger, Meetings, RecentEvents, TrackedRuns, Waits } from './stores.js';
import { FailedBranches, Tries } from './tries.js';

interface WorldParts {
  workflows: ReadonlyMap<string, CompiledWorkflow>;
  outcomes: readonly Outcome[];
  seed: number;
  replays: number;
  /** Whether it does not depend on who is faster how a run ends. */
  isDetermined: boolean;
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
  readonly failed = new FailedBranches();
  readonly tries = new Tries();
  /** The runs that ended as a whole. */
  readonly ended = new Set<string>();
  /** How each run began. */
  readonly starts = new Map<string, Start>();
  /** What is known of each run, by its text: the same fact is told more than once. */
  readonly histories = new Map<string, Map<string, HistoryEntry>>();
  now: number;
  /** What happened, line by line; null: nobody wants to know. */
  story: string[] | null = null;

  constructor(readonly parts: WorldParts) {
    this.bus = new Bus(parts.chance);
    this.now = parts.now;
  }

  workflowOf({ workflow }: RunRef): CompiledWorkflow {
    const found = this.parts.workflows.get(workflow);
    if (!found) throw new Error(`there is no workflow ${workflow}`);
    return found;
  }

  begins(start: Start, caller: string | null = null): void {
    this.starts.set(start.run.id, start);
    this.tracked.add(start.run, start.contact?.id ?? null, caller);
  }

  /** Stores what a worker wants to be known. */
  store(publication: Publication): void {
    switch (publication.kind) {
      case 'message':
        return this.bus.publish(publication.message);
      case 'timer':
        return this.bus.arm(publication.stepId, publication.dueAt, publication.message);
      case 'history': {
        const { entry, token } = publication;
        if (token) this.failed.keep(entry.at, token);
        const history = this.histories.get(entry.run) ?? new Map<string, HistoryEntry>();
        history.set(JSON.stringify(entry), entry);
        return void this.histories.set(entry.run, history);
      }
      default:
        return publication satisfies never;
    }
  }

  get wasTriedAgain(): boolean {
    return this.tries.any;
  }

  log(line: string | (() => string)): void {
    const at = `+${((this.now - this.parts.now) / 1_000).toFixed(1)}s`;
    this.story?.push(`${at.padStart(9)} ${typeof line === 'string' ? line : line()}`);
  }

  /** What comes of an attempt, whatever faults occur: so it is not drawn from the branch, which a fault may change. */
  outcomeOf({ stepId, attempt, chain }: Pick<StepCommand, 'stepId' | 'attempt' | 'chain'>): Answer {
    const { outcomes, seed } = this.parts;
    const { branch, node } = parseStepId(stepId);
    const items = branch.split('.').filter((position) => position.includes('@'));
    const what = [seed, ...chain, ...items, node, attempt].join(' ');
    const usual = outcomes[Math.floor(fractionOf(what) * outcomes.length)] ?? { exit: 'Success', output: {} };
    const outcome = this.parts.replays > 0 ? forReplays(attempt, fractionOf(`${what} replays`), usual) : usual;
    const points = Math.floor(fractionOf(`${what} points`) * 90);
    return { ...outcome, ...(points < 9 && { contact: contactOf({ points }) }) };
  }
}

type Answer = Outcome & Pick<StepResult, 'contact'>;

/** Where a person has what failed tried again, much does fail at first, and goes well then. */
function forReplays(attempt: number, chance: number, outcome: Outcome): Outcome {
  if (attempt > 1) return chance < 0.7 ? { exit: 'Success', output: { n: [attempt] } } : outcome;
  const error = { code: 'Bad', message: 'bad', retryable: false };
  return chance < 0.4 ? { exit: 'Failure', output: {}, error } : outcome;
}
