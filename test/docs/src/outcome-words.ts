import type { Json } from '@fanfare/contracts';
import { code, value } from './markdown.js';
import type { Outcome } from './try-value.js';

/** An outcome as a cell of a table shows it. */
export function inWords(outcome: Outcome, show: (given: Json) => string = value): string {
  switch (outcome.kind) {
    case 'given':
      return show(outcome.value);
    case 'leftOut':
      return 'left out';
    case 'failed':
      return `the step fails: ${code(`${outcome.code}: ${outcome.message}`)}`;
    case 'refused':
      return `validation: ${code(outcome.message)}`;
    default:
      return outcome satisfies never;
  }
}
