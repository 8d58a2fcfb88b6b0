import { parseStepId, type Origin, type StepCommand, type StoredEvent } from '@fanfare/contracts';
import type { Consequence } from './action.js';

/** Where what a step causes comes from: what keeps workflows from starting each other without end. */
export function originOf({ stepId, chain }: Pick<StepCommand, 'stepId' | 'chain'>): Origin {
  return { run: parseStepId(stepId).run, workflow: chain.at(-1) ?? '', depth: chain.length, chain };
}

/**
 * What a step made true, as events: the same ones, with the same ids and instants, whenever the step is done again, so that
 * each starts a workflow once.
 */
export function eventsOf(command: StepCommand, consequences: readonly Consequence[]): StoredEvent[] {
  const { stepId, workspace, contactId, at } = command;
  return consequences.map(({ type, data }, i) => ({
    id: `${stepId}~${i}`,
    type,
    workspaceId: workspace,
    occurredAt: new Date(at).toISOString(),
    acceptedAt: at,
    ...(contactId !== null && { contactId }),
    data,
    origin: originOf(command),
  }));
}
