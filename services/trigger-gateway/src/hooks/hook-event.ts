import {
  hookTriggers,
  maxHookEventBytes,
  subjects,
  type Hook,
  type JsonObject,
  type StoredEvent,
} from '@fanfare/contracts';
import type { AcceptedEvent } from '../accept-event.js';
import { ProblemError } from '../problem-error.js';
import { contactIn } from './contact-in.js';
import type { Received } from './received.js';
import { whatCameAlong } from './what-came-along.js';

/**
 * The event that a request to a hook becomes. The payload is its data as it came, which is where imported workflows and
 * those of hubs look for it; the hook stands beside it.
 */
export function hookEvent(hook: Hook, id: string, payload: JsonObject, received: Received): AcceptedEvent {
  const trigger = hookTriggers[hook.kind];
  const contact = contactIn(payload, hook.kind, hook.contactFrom);
  const event: StoredEvent = {
    id,
    type: trigger,
    workspaceId: hook.workspace,
    occurredAt: new Date(received.at).toISOString(),
    acceptedAt: received.at,
    ...(contact && { contact }),
    data: payload,
    hook: { id: hook.id, title: hook.title, kind: hook.kind, protection: hook.protection, ...whatCameAlong(received) },
  };
  const line = JSON.stringify(event);
  if (Buffer.byteLength(line) > maxHookEventBytes) {
    const detail = `The event that it becomes is larger than ${maxHookEventBytes} bytes. Send less of it.`;
    throw new ProblemError(413, 'EventTooLarge', detail);
  }
  return { id, trigger, subject: subjects.event(hook.workspace, trigger), line };
}
