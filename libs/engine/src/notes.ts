import type { Json, RunRef, StepError } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';
import type { Place } from './entries.js';
import { above, meetingOf, type FactOf, type Noted } from './meeting.js';
import { tryOf } from './place.js';
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
    .map((merge) => gone(meetingOf.merge(run, place.home, merge), run, place));
}

/** A branch ends: everybody who could have waited for it learns that. */
export function notesOfEnd(workflow: CompiledWorkflow, run: RunRef, place: Place, from: string, end: End): Noted[] {
  const notes = mergesAfter(workflow, run, place, from).map((merge) => gone(merge, run, place));
  const all = meetingOfAll(run, place);
  if (all !== null) notes.push(gone(all, run, place, end));
  return notes;
}

/** A branch that ended is tried again: whoever was told that it would not come learns that it may. */
export function notesOfReplay(workflow: CompiledWorkflow, run: RunRef, place: Place, from: string): Noted[] {
  const all = meetingOfAll(run, place);
  return [...mergesAfter(workflow, run, place, from), ...(all === null ? [] : [all])].map((meeting) => ({
    meeting,
    fact: again(run, place),
  }));
}

export function again({ replay = 0 }: RunRef, { branch, at }: Place): FactOf<'again'> {
  return { kind: 'again', branch, replay, at };
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
    const children = into.map((child) => child.branch);
    notes.push({ meeting: all, fact: { kind: 'opened', branch, ...tryOf(run), children } });
  }
  const { reach } = workflow;
  const { contact, variables } = place.data;
  for (const merge of reach ? reachableAfter(reach, from) : []) {
    const meeting = meetingOf.merge(run, place.home, merge);
    const children = into.filter(({ target }) => reach && reachable(reach, target).has(merge)).map((one) => one.branch);
    const fact = { kind: 'opened', branch, ...tryOf(run), children, before: { contact, variables } } as const;
    notes.push(children.length === 0 ? gone(meeting, run, place) : { meeting, fact });
  }
  return notes;
}

/** Where all branches are waited for: those of an item by its ForEach, those of a run by whoever wants to know its end. */
function meetingOfAll(run: RunRef, { home }: Place): string | null {
  if (home) return meetingOf.each(run, above(home.branch), home.node);
  return run.tracked ? meetingOf.run(run) : null;
}

/** The Merges that a branch behind a step could come to. */
function mergesAfter({ reach }: CompiledWorkflow, run: RunRef, { home }: Place, from: string): string[] {
  return reach ? reachableAfter(reach, from).map((merge) => meetingOf.merge(run, home, merge)) : [];
}

function gone(meeting: string, run: RunRef, { branch, at }: Place, { error, value }: End = {}): Noted {
  const end = { ...(error && { error }), ...(value !== undefined && { value }) };
  return { meeting, fact: { kind: 'gone', branch, ...tryOf(run), at, ...end } };
}
