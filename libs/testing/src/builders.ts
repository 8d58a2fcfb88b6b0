import { randomUUID } from 'node:crypto';
import type { StepCommand, StoredEvent, Token, TriggerName, WorkflowDefinition } from '@fanfare/contracts';

/** A stored event; give what matters to the test. */
export function anEvent(given: Partial<StoredEvent> = {}): StoredEvent {
  const now = Date.now();
  return {
    id: randomUUID(),
    type: 'Card.CoverClicked' satisfies TriggerName,
    workspaceId: 'acme',
    occurredAt: new Date(now).toISOString(),
    acceptedAt: now,
    data: {},
    ...given,
  };
}

/** A token standing at a step of a run that has just started. */
export function aToken(given: Partial<Token> & { event?: Partial<StoredEvent> } = {}): Token {
  const { event, ...rest } = given;
  const trigger = anEvent(event);
  return {
    run: {
      id: randomUUID().replaceAll('-', ''),
      workspace: trigger.workspaceId,
      workflow: 'wf',
      version: 1,
      mode: 'live',
      startedAt: trigger.acceptedAt,
      chain: ['wf'],
    },
    branch: '0',
    node: 'step',
    visit: 0,
    attempt: 1,
    since: trigger.acceptedAt,
    data: { trigger, contact: null, steps: {}, variables: {} },
    ...rest,
  };
}

/** A step command for one action; a fresh step unless an id is given. */
export function aCommand(action: string, given: Partial<StepCommand> = {}): StepCommand {
  return {
    stepId: `${randomUUID().replaceAll('-', '')}/0/step/0`,
    action,
    attempt: 1,
    workspace: 'acme',
    mode: 'live',
    contactId: null,
    input: {},
    at: Date.now(),
    timeoutMs: 5_000,
    chain: ['wf'],
    ...given,
  };
}

/** A workflow of steps; the first key is the start unless given. */
export function aWorkflow(
  steps: WorkflowDefinition['steps'],
  given: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  return {
    name: 'Test workflow',
    trigger: { type: 'Card.CoverClicked' },
    start: Object.keys(steps)[0] ?? 'step',
    steps,
    ...given,
  };
}
