import { hash } from 'node:crypto';

/**
 * The identity of the run that an event starts in a workflow. Computed, so that the same event, however often it comes,
 * is the same run. 22 characters of base64url: 132 bits, and a legal part of a subject.
 */
export function runIdOf(workspace: string, workflow: string, eventId: string): string {
  return hash('sha256', `${workspace}\0${workflow}\0${eventId}`, 'base64url').slice(0, 22);
}
