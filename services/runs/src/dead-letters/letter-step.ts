import { stepCommand, type DeadLetter, type KeptLetter, type StepCommand } from '@fanfare/contracts';
import { decodeFrame, parseJson } from '@fanfare/bus';
import { capped, maxKeptBytes } from '../history/capped.js';

/** A step, and the run that goes on behind it. */
export interface LetterStep {
  command: StepCommand;
  cargo: string;
}

/** The step that a letter holds, if it holds one. */
export function stepOf({ item }: Pick<DeadLetter, 'item'>): LetterStep | null {
  const { head, cargo } = decodeFrame(item);
  const parsed = cargo === undefined ? null : parseJson(stepCommand, head);
  return parsed && 'value' in parsed && cargo !== undefined ? { command: parsed.value, cargo } : null;
}

/**
 * Whether its service set it aside by itself, because nobody knows its outcome: it is not from a stream then, whose
 * messages are numbered from 1 on.
 */
export function isParked({ seq }: Pick<DeadLetter, 'seq'>): boolean {
  return seq === 0;
}

/** What people have to decide about. */
export function undecidedIn(letter: DeadLetter): KeptLetter['undecided'] {
  const step = isParked(letter) ? stepOf(letter) : null;
  if (!step) return null;
  const { stepId, action, input } = step.command;
  return { stepId, action, input: capped(input, maxKeptBytes) };
}
