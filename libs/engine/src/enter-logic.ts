import type { StepError } from '@fanfare/contracts';
import type { LogicNode } from './compile.js';
import { isConditionFailed, type ConditionFailed } from './condition-failed.js';
import { templateFailed } from './input.js';
import { TemplateFailed } from './liquid.js';
import { failed, type LogicOutcome } from './logic/outcomes.js';
import type { Scope } from './scope.js';

/** What a logic step comes to when a branch arrives; a template or a search that fails is its failure. */
export function enterLogic(node: LogicNode, scope: Scope): LogicOutcome {
  try {
    return node.logic.enter(scope);
  } catch (error) {
    if (isConditionFailed(error)) return failed({}, errorOf(error));
    throw error;
  }
}

function errorOf(error: ConditionFailed): StepError {
  if (error instanceof TemplateFailed) return templateFailed('the condition', error);
  return { code: 'PatternFailed', message: `the condition failed: ${error.message}`, retryable: false };
}
