import type { FieldProblem } from '@fanfare/contracts';

/** Something that the other side has no place for: where it stands in what was given, and what to do about it. */
export type Loss = FieldProblem;

export function join(...words: (string | number)[]): string {
  return words.filter((word) => word !== '').join('.');
}
