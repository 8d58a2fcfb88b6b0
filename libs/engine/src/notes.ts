import type { Json, RunRef, StepError } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';
import type { Place } from './entries.js';
import { above, meetingOf, type Noted } from './meeting.js';
import { reachable, reachableAfter } from './reach.js';

/** How a branch ended, for those who wait for it. */
export interface End {
  readonly error?: StepError;
  readonly value?: Json;
}

/** A branch goes from a step to another: the Merges that it can no longer come to need not wait for it. */
export function notesOfMove(workflow: CompiledWorkflow, run: RunRef, place: Place, from: string, to: string): Noted[] {
  if (!workflow.reach) return [];
  const still = reachable(workflow.reach, to);
  return reachableAfter(workflow.reach, from)
    .filter((merge) => !still.has(merge))
    .map((merge) => gone(meetingOf.merge(run, place.home, merge), place));
}

/** A branch ends: everybody who could have waited for it learns that. */
export function notesOfEnd(workflow: CompiledWorkflow, run: RunRef, place: Place, from: string, end: End): Noted[] {
  const notes = workflow.reach
    ? reachableAfter(workflow.reach, from).map((merge) => gone(meetingOf.merge(run, place.home, merge), place))
    : [];
  const all = meetingOfAll(run, place);
  if (all !== null) notes.push(gone(all, place, end));
  return notes;
}

/** A branch becomes several, which go to these steps; null ends one at once, and it says so itself. */
export function notesOfDivision(
  workflow: CompiledWorkflow,
  run: RunRef,
  place: Place,
  from: string,
  into: readonly { branch: string; target: string | null }[],
): Noted[] {
  const { branch } = place;
  const notes: Noted[] = [];
  const all = meetingOfAll(run, place);
  if (all !== null) {
    notes.push({ meeting: all, fact: { kind: 'opened', branch, children: into.map((child) => child.branch) } });
  }
  const { reach } = workflow;
  for (const merge of reach ? reachableAfter(reach, from) : []) {
    const meeting = meetingOf.merge(run, place.home, merge);
    const children = into.filter(({ target }) => reach && reachable(reach, target).has(merge));
    notes.push(
      children.length === 0
        ? gone(meeting, place)
        : { meeting, fact: { kind: 'opened', branch, children: children.map((child) => child.branch) } },
    );
  }
  return notes;
}

/** Where all branches are waited for: those of an item by its ForEach, those of a run by whoever wants to know its end. */
function meetingOfAll(run: RunRef, { home }: Place): string | null {
  if (home) return meetingOf.each(run, above(home.branch), home.node);
  return run.tracked ? meetingOf.run(run) : null;
}

function gone(meeting: string, { branch, at }: Place, { error, value }: End = {}): Noted {
  const fact = { kind: 'gone', branch, at, ...(error && { error }), ...(value !== undefined && { value }) } as const;
  return { meeting, fact };
}
