import type { RepeatClass } from '@fanfare/contracts';
import type { ActionSpec } from './action.js';

/** The class of one step: what its action says for this input, or else for all. */
export function repeatClassOf(spec: ActionSpec, input: unknown): RepeatClass {
  return spec.repeatOf?.(input) ?? spec.repeat;
}
