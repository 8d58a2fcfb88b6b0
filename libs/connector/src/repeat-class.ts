import type { RepeatClass } from '@fanfare/contracts';
import type { ActionSpec, Step } from './action.js';

/** The class of one step: what its action says for this input and this app, or else for all. */
export function repeatClassOf(spec: ActionSpec, { input, app }: Pick<Step, 'input' | 'app'>): RepeatClass {
  return spec.repeatOf?.(input, app) ?? spec.repeat;
}
