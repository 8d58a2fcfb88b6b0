import type { HistoryEntry, StepCommand } from '@fanfare/contracts';
import { parseMeeting, type MeetingFact } from '../../src/index.js';
import type { Over } from './promises.js';

/** The steps that services did, against those that were to be done. */
export function doneAndRecorded(run: Over): string[] {
  const { world, document, calm } = run;
  const text = (command: StepCommand) =>
    isExact(run) ? JSON.stringify(command) : `${command.stepId}#${command.attempt}`;
  const done = [...world.ledger.attempts.values()].filter(({ command }) =>
    command.stepId.startsWith(`${document.id}/`),
  );
  return differences(
    run,
    done.map(({ command }) => text(command)),
    calm.commands.map(text),
  );
}

/** The history that was told, against the one that was to be told. */
export function toldAndRecorded(run: Over): string[] {
  const told = (entries: Iterable<HistoryEntry>) => [...entries].flatMap((entry) => toldBy(run, entry));
  return differences(run, told(run.history), told(run.calm.history.values()));
}

/** The facts about meetings that were recorded, against those that were to be. */
export function factsAndRecorded(run: Over): string[] {
  const { world, document, calm } = run;
  const text = (meeting: string, fact: MeetingFact) =>
    `${meeting} ${isExact(run) ? JSON.stringify(fact) : `${fact.kind} ${fact.branch}`}`;
  const ours = [...world.meetings.all.keys()].filter((meeting) => parseMeeting(meeting).run === document.id);
  const recorded = ours.flatMap((meeting) =>
    world.meetings
      .of(meeting)
      .filter(isOwn)
      .map((fact) => text(meeting, fact)),
  );
  const noted = calm.notes.filter(({ fact }) => isOwn(fact)).map(({ meeting, fact }) => text(meeting, fact));
  return differences(run, recorded, noted);
}

/** Others say that a run was called, or that it was ended. */
function isOwn({ kind }: MeetingFact): boolean {
  return kind !== 'called' && kind !== 'ended';
}

/** Of a run that ended as a whole nobody can say how far it came: what was is then a part of what was to be. */
function differences({ document }: Over, was: readonly string[], wasToBe: readonly string[]): string[] {
  const [all, expected] = [new Set(was), new Set(wasToBe)];
  const tooMuch = [...all.difference(expected)].map((text) => `not to be: ${text}`);
  return document.ended ? tooMuch : [...tooMuch, ...[...expected.difference(all)].map((text) => `was to be: ${text}`)];
}

/** Whether repeats are equal in everything, instants included. */
function isExact({ world }: Over): boolean {
  return world.parts.sameInstants;
}

function toldBy(run: Over, entry: HistoryEntry): string[] {
  if (entry.kind === 'run.ended') return [];
  // What was done for a run that had ended is recorded without what would have followed.
  const { next = null, retryAt, ...rest } = { next: undefined, retryAt: undefined, ...entry };
  const told = run.document.ended ? rest : { ...rest, next, retryAt };
  if (isExact(run)) return [JSON.stringify(told)];
  switch (entry.kind) {
    case 'step.finished':
      return [`${entry.branch}/${entry.node} ${entry.attempt} ${entry.exit}`];
    case 'branch.split':
    case 'branch.ended':
      return [`${entry.kind} ${entry.branch} ${entry.node}`];
    case 'run.started':
      return [entry.kind];
    // Whether there was anything to wait for depends on the instant.
    case 'step.waiting':
    case 'branch.replayed':
    case 'run.moved':
      return [];
    default:
      return entry satisfies never;
  }
}
