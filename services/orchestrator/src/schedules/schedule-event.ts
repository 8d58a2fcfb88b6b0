import type { ScheduleDue, StoredEvent } from '@fanfare/contracts';
import { firedFor } from '@fanfare/engine';

/**
 * The event that a firing is. Its id follows from the workflow and the instant that the schedule fired for, which
 * nats-server tells by when it fires next: a firing that comes twice, or again after the server crashed, is the same event.
 */
export function scheduleEvent(
  { workspace, workflow, site, card, schedule }: ScheduleDue,
  firesNext: number,
  storedAt: number,
): StoredEvent {
  const scheduledFor = new Date(firedFor(schedule, firesNext)).toISOString();
  return {
    id: `${workflow}@${scheduledFor}`,
    type: 'Schedule.Fired',
    workspaceId: workspace,
    occurredAt: scheduledFor,
    acceptedAt: storedAt,
    ...(site !== undefined && { siteId: site }),
    ...(card !== undefined && { cardId: card }),
    data: { workflow, scheduledFor, ...schedule },
  };
}
