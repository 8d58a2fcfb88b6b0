import type { LogicNode } from './compile.js';
import { templateFailed } from './input.js';
import { TemplateFailed } from './liquid.js';
import { failed, type LogicOutcome } from './logic/outcomes.js';
import type { Scope } from './scope.js';

/** What a logic step comes to when a branch arrives; a template that fails is its failure. */
export function enterLogic(node: LogicNode, scope: Scope): LogicOutcome {
  try {
    return node.logic.enter(scope);
  } catch (error) {
    if (error instanceof TemplateFailed) return failed({}, templateFailed('the condition', error));
    throw error;
  }
}
