import { stepIdOf, type JsonObject, type StepCommand, type Token } from '@fanfare/contracts';
import type { ActionNode } from './compile.js';

/**
 * The command for the attempt that a token stands at. Everything but `attempt` is the same in every attempt, `at`
 * included: a retry asks for the same thing.
 */
export function commandFor(node: ActionNode, token: Token, input: JsonObject): StepCommand {
  const { run, data } = token;
  return {
    stepId: stepIdOf(token),
    action: node.action,
    attempt: token.attempt,
    workspace: run.workspace,
    mode: run.mode,
    contactId: data.contact?.id ?? null,
    input,
    at: token.since,
    timeoutMs: node.timeoutMs,
    ...(token.deadlineAt === undefined ? {} : { deadlineAt: token.deadlineAt }),
    ...(node.onUnknownOutcome === undefined ? {} : { onUnknownOutcome: node.onUnknownOutcome }),
    chain: run.chain,
  };
}
