import { durationMs, type WorkflowSettings } from '@fanfare/contracts';

/** A run, the instant at which its event was stored, and which of those stored at that instant it was. */
export interface Entrant {
  run: string;
  at: number;
  order: number;
  /** A person wants it: it counts, but is never one too many. */
  isWanted?: true;
}

/** What one contact has had of one workflow: enough to say of any run whether it may begin, the same whenever it is asked. */
export interface Entry {
  /** The runs that were let in, newest last. */
  starts: Entrant[];
  /** The latest runs that were not. */
  refused: string[];
  /** Those in work, where only so many may be. */
  active: string[];
  /** Those that wait for their turn. */
  queue: Entrant[];
  /** When the queue is looked at next; null: when a run ends. */
  turnAt: number | null;
  /** The latest turns, by what caused them, and the runs that began by each. */
  turns: { by: string; runs: string[] }[];
}

export type Decision = 'begins' | 'queued' | 'refused';

/** Refusals and turns remembered, so that a repeat gets the answer of the first time. */
const remembered = 100;
/**
 * A queue is looked at half a second after its first run came. Events of one contact come in several messages, which
 * several replicas handle at once: by then those that were stored together are there, and begin in their order.
 */
const settlingMs = 500;

export function newEntry(): Entry {
  return { starts: [], refused: [], active: [], queue: [], turnAt: null, turns: [] };
}

/** Whether a run may begin, by how often and how many at once a contact may. */
export function admitEntrant(
  entry: Entry,
  entrant: Entrant,
  settings: WorkflowSettings,
): { entry: Entry; decision: Decision } {
  const { run } = entrant;
  if (entry.starts.some((start) => start.run === run)) {
    // Where runs wait for their turn, it is the turn that lets them begin, also when it is repeated.
    return { entry, decision: settings.concurrency ? 'queued' : 'begins' };
  }
  if (entry.refused.includes(run)) return { entry, decision: 'refused' };
  if (isTooOften(entry, entrant, settings)) {
    return { entry: { ...entry, refused: [...entry.refused, run].slice(-remembered) }, decision: 'refused' };
  }
  const starts = [...entry.starts, entrant].filter((start) => isRemembered(start, entrant, settings));
  if (!settings.concurrency) return { entry: { ...entry, starts }, decision: 'begins' };
  const queue = [...entry.queue, entrant].sort((a, b) => a.at - b.at || a.order - b.order);
  return { entry: { ...entry, starts, queue, turnAt: entry.turnAt ?? entrant.at + settlingMs }, decision: 'queued' };
}

/** Lets those begin for whom there is room. `by` names the cause: the same cause again lets the same ones begin. */
export function takeTurn(
  entry: Entry,
  by: string,
  settings: WorkflowSettings,
  ended: readonly string[] = [],
): { entry: Entry; runs: string[] } {
  const before = entry.turns.find((turn) => turn.by === by);
  if (before) return { entry, runs: before.runs };
  const active = entry.active.filter((run) => !ended.includes(run));
  const queue = entry.queue.filter(({ run }) => !ended.includes(run));
  const room = Math.max(0, (settings.concurrency?.limit ?? Number.POSITIVE_INFINITY) - active.length);
  const runs = queue.slice(0, room).map(({ run }) => run);
  return {
    entry: {
      ...entry,
      active: [...active, ...runs],
      queue: queue.slice(runs.length),
      turnAt: null,
      turns: [...entry.turns, { by, runs }].slice(-remembered),
    },
    runs,
  };
}

function isTooOften({ starts }: Entry, { at, isWanted }: Entrant, { reentry }: WorkflowSettings): boolean {
  if (!reentry || isWanted) return false;
  const withinMs = reentryMs({ reentry });
  return starts.filter((start) => Math.abs(at - start.at) < withinMs).length >= reentry.limit;
}

/** Starts are remembered for as long as they count, and at least until no repeat of their event can come. */
function isRemembered(start: Entrant, latest: Entrant, settings: WorkflowSettings): boolean {
  return latest.at - start.at < Math.max(reentryMs(settings), repeatsMs);
}

const repeatsMs = 8 * 86_400_000;

function reentryMs({ reentry }: Pick<WorkflowSettings, 'reentry'>): number {
  if (!reentry) return 0;
  return reentry.within === undefined ? Number.POSITIVE_INFINITY : (durationMs(reentry.within) ?? 0);
}
