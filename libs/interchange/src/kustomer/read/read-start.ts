import type { Condition, WorkflowDefinition } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { metaText, type KustomerTrigger } from '../document.js';
import { freeId } from '../step-ids.js';
import { readTrigger } from '../triggers.js';
import { decisionOf, type StepRead } from './read-step.js';
import { readTransitions } from './read-transitions.js';
import { lose, loseOthers, type Reading } from './reading.js';

export interface StartRead extends StepRead {
  readonly trigger: WorkflowDefinition['trigger'];
  readonly start: string;
}

/** The trigger, its filter, and the step that a run begins with. */
export function readStart(trigger: KustomerTrigger, at: string, reading: Reading, taken: Set<string>): StartRead {
  loseOthers(reading, trigger, ['id', 'eventName', 'callable', 'transitions'], at);
  const { type, caveat } = readTrigger(trigger);
  if (caveat !== undefined) lose(reading, join(at, 'eventName'), caveat);
  const ways = readTransitions(trigger.transitions, at, reading);
  const { branches, otherwise } = ways;
  if (branches.length === 0 && otherwise !== null) return { trigger: { type }, start: otherwise, steps: [] };
  const [only] = branches;
  if (only?.when && only.next !== null && branches.length === 1 && otherwise === null && seesOnlyEvent(only.when)) {
    if (metaText(trigger.transitions[0]?.meta, 'name') !== undefined) {
      lose(reading, join(at, 'transitions.0.meta.name'), 'a filter has no name; it is kept for the way back');
    }
    return { trigger: { type, filter: only.when }, start: only.next, steps: [] };
  }
  if (branches.length === 0) {
    lose(
      reading,
      join(at, 'transitions'),
      'lead the trigger to a step: it leads nowhere, so that nothing would happen',
    );
  }
  const decision = freeId('after-trigger', taken);
  return { trigger: { type }, start: decision, steps: [[decision, decisionOf(ways)]], decision };
}

/** A filter is asked before there is a run: it knows the event, and neither a contact nor steps. */
function seesOnlyEvent(condition: Condition): boolean {
  return !/(?:\/#|[{ ])(?:contact|steps|variables)\b/.test(JSON.stringify(condition));
}
