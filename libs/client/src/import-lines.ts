import { fieldLines } from './api-problem.js';
import type { ImportedWorkflow } from './interchange.js';

/** An import as a person reads it: what was saved, what is not as it was written, what keeps it from being activated. */
export function importLines({ workflow, format, losses, replaced }: ImportedWorkflow): string {
  const { id, name, problems, warnings } = workflow;
  const from = format === 'kustomer' ? ', from a workflow of Kustomer’s' : '';
  const lines = [`saved: ${id} (${name})${from}${replaced ? ', over the draft that was there' : ''}`];
  if (losses.length > 0) lines.push('not as it was written:', ...fieldLines(losses));
  if (problems.length > 0) lines.push('mistakes that keep it from being activated:', ...fieldLines(problems));
  if (warnings.length > 0) lines.push('may do harm:', ...fieldLines(warnings));
  return lines.join('\n');
}
