import type { ScheduleDue, StoredEvent } from '@fanfare/contracts';
import { firedFor } from '@fanfare/engine';

/**
 * The event that a firing is. Its id follows from the workflow and the instant that the schedule fired for, so a firing
 * that is delivered twice, or comes again because nats-server crashed, is the same event.
 */
export function scheduleEvent(
  { workspace, workflow, site, card, schedule }: ScheduleDue,
  firesNext: number,
  storedAt: number,
): StoredEvent {
  const scheduledFor = new Date(firedFor(schedule, storedAt, firesNext)).toISOString();
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
