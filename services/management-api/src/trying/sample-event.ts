import type { StoredEvent } from '@fanfare/contracts';
import { sampleOf, type CompiledWorkflow, type Wait } from '@fanfare/engine';
import type { JsonObject, TriggerName } from '@fanfare/contracts';
import { triggerSchema } from '../catalogue/trigger-schema.js';

/** An event as the workflow listens to, made up from what its trigger says of its data. */
export function sampleEvent(
  { info, site, card, schedule }: CompiledWorkflow,
  type: TriggerName,
  now: number,
): StoredEvent {
  return {
    id: 'sample',
    type,
    workspaceId: info.workspace,
    occurredAt: new Date(now).toISOString(),
    acceptedAt: now,
    ...(site !== null && { siteId: site }),
    ...(card !== null && { cardId: card }),
    data: schedule ? { workflow: info.id } : sampleData(type),
  };
}

/** The event that a step waits for, as it might come. */
export function awaitedEvent({ event, since, token, contact }: Wait): { event: StoredEvent; at: number } {
  // An event of the instant at which the wait begins does not count.
  const at = since + 1;
  const instants = { occurredAt: new Date(at).toISOString(), acceptedAt: at };
  return {
    event: {
      id: 'sample',
      type: event,
      workspaceId: token.run.workspace,
      ...instants,
      contactId: contact,
      data: sampleData(event),
    },
    at,
  };
}

function sampleData(type: TriggerName): JsonObject {
  return sampleOf(triggerSchema(type)) as JsonObject;
}
