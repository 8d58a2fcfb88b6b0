import type { Json } from '@fanfare/contracts';
import { isEmpty, order, same, textOf } from './compare.js';
import { durationOf, instantOf } from './dates.js';
import { compilePattern } from './pattern.js';
import { PatternFailed } from './pattern-failed.js';

/** Decides for a left-hand value; `at` is the recorded instant, in milliseconds. Of `matches`: may throw PatternFailed. */
export type Test = (left: Json, at: number) => boolean;

const never: Test = () => false;
export const not =
  (test: Test): Test =>
  (left, at) =>
    !test(left, at);

export const equals =
  (right: Json, ignoreCase: boolean): Test =>
  (left) =>
    same(left, right, ignoreCase);

export const ordered =
  (holds: (difference: number) => boolean) =>
  (right: Json, ignoreCase: boolean): Test =>
  (left) => {
    const difference = order(left, right, ignoreCase);
    return difference !== null && holds(difference);
  };

export function between(right: Json, ignoreCase: boolean): Test {
  if (!Array.isArray(right) || right.length !== 2) return never;
  const notBelow = ordered((difference) => difference >= 0)(right[0] ?? null, ignoreCase);
  const notAbove = ordered((difference) => difference <= 0)(right[1] ?? null, ignoreCase);
  return (left, at) => notBelow(left, at) && notAbove(left, at);
}

export function isIn(right: Json, ignoreCase: boolean): Test {
  const choices = Array.isArray(right) ? right : [right];
  return (left) => choices.some((choice) => same(left, choice, ignoreCase));
}

function holdsItem(left: Json, item: Json, ignoreCase: boolean): boolean {
  if (Array.isArray(left)) return left.some((candidate) => same(candidate, item, ignoreCase));
  const text = textOf(left, ignoreCase);
  const part = textOf(item, ignoreCase);
  return text !== null && part !== null && text.includes(part);
}

export const contains =
  (right: Json, ignoreCase: boolean): Test =>
  (left) =>
    (Array.isArray(right) ? right : [right]).every((item) => holdsItem(left, item, ignoreCase));

export const containsNone =
  (right: Json, ignoreCase: boolean): Test =>
  (left) =>
    !(Array.isArray(right) ? right : [right]).some((item) => holdsItem(left, item, ignoreCase));

export const comparesText =
  (holds: (text: string, part: string) => boolean) =>
  (right: Json, ignoreCase: boolean): Test => {
    const part = textOf(right, ignoreCase);
    if (part === null) return never;
    return (left) => {
      const whole = textOf(left, ignoreCase);
      return whole !== null && holds(whole, part);
    };
  };

export function matches(right: Json, ignoreCase: boolean): Test {
  if (right === null) return never; // what is missing is warned of where it is read
  if (typeof right !== 'string') return noPattern('a pattern is a text');
  try {
    const pattern = compilePattern(right, ignoreCase);
    return (left) => {
      const whole = textOf(left, false);
      return whole !== null && pattern.occursIn(whole);
    };
  } catch (error) {
    return noPattern(error instanceof Error ? error.message : String(error));
  }
}

/** A pattern that came from data may be none; one that is written down was refused by validation. */
function noPattern(reason: string): Test {
  return () => {
    throw new PatternFailed(`what is on the right is no pattern (RE2 syntax): ${reason.slice(0, 200)}`);
  };
}

export const instants =
  (holds: (left: number, right: number) => boolean) =>
  (right: Json): Test => {
    const limit = instantOf(right);
    if (limit === null) return never;
    return (left) => {
      const instant = instantOf(left);
      return instant !== null && holds(instant, limit);
    };
  };

export const within =
  (holds: (distance: number, span: number) => boolean) =>
  (right: Json): Test => {
    const span = durationOf(right);
    if (span === null) return never;
    return (left, at) => {
      const instant = instantOf(left);
      return instant !== null && holds(instant - at, span);
    };
  };

export const exists = (): Test => (left) => left !== null;
export const empty = (): Test => (left) => isEmpty(left);
