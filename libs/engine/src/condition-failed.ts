import { TemplateFailed } from './liquid.js';
import { PatternFailed } from './pattern-failed.js';

/** What ends the evaluation of a condition without an answer: the data are such that there is none. */
export type ConditionFailed = TemplateFailed | PatternFailed;

export function isConditionFailed(error: unknown): error is ConditionFailed {
  return error instanceof TemplateFailed || error instanceof PatternFailed;
}
