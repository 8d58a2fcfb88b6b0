import { randomUUIDv7 } from 'node:crypto';
import {
  fieldProblems,
  maxEventBytes,
  ownTriggers,
  publishedEvent,
  subjects,
  triggers,
  type FieldProblem,
  type StoredEvent,
  type TriggerName,
} from '@fanfare/contracts';
import { nearestTrigger } from './nearest-trigger.js';
import { poisonedKeys } from './poisoned-keys.js';

/** An event that may be stored: where, and as which line. */
export interface AcceptedEvent {
  id: string;
  trigger: TriggerName;
  subject: string;
  line: string;
}

/** An event that may not. `id` is the publisher's, when it gave a usable one. */
export interface RefusedEvent {
  id: string | null;
  code: 'InvalidEvent' | 'UnknownTrigger' | 'EventTooLarge';
  errors: FieldProblem[];
}

export interface Acceptance {
  workspace: string;
  /** The instant of acceptance, in ms. */
  now: number;
  /** Whether the body may hold keys that must not travel on: only then is the event walked. */
  suspicious: boolean;
}

/** Decides about one event: envelope, then the data of its trigger, then its size as it will be stored. */
export function acceptEvent(given: unknown, { workspace, now, suspicious }: Acceptance): AcceptedEvent | RefusedEvent {
  if (!isObject(given)) {
    return refused(null, 'InvalidEvent', [{ path: '', message: 'expected an event: a JSON object' }]);
  }
  const poisoned = suspicious ? poisonedKeys(given) : [];
  if (poisoned.length > 0) return refused(given, 'InvalidEvent', poisoned);
  const unknown = unknownTrigger(given['type']);
  if (unknown) return refused(given, 'UnknownTrigger', [unknown]);
  const envelope = publishedEvent.safeParse(given);
  if (!envelope.success) return refused(given, 'InvalidEvent', fieldProblems(envelope.error));
  if (given['workspaceId'] !== undefined && given['workspaceId'] !== workspace) {
    return refused(given, 'InvalidEvent', [
      { path: 'workspaceId', message: 'is another workspace than the one in the address' },
    ]);
  }
  const event = envelope.data;
  const data = triggers[event.type].safeParse(event.data);
  if (!data.success) return refused(given, 'InvalidEvent', fieldProblems(data.error, 'data'));
  const stored: StoredEvent = {
    ...event,
    id: event.id ?? randomUUIDv7(),
    workspaceId: workspace,
    occurredAt: event.occurredAt ?? new Date(now).toISOString(),
    acceptedAt: now,
  };
  const line = JSON.stringify(stored);
  if (isTooLarge(line)) {
    const message = `the event is ${Buffer.byteLength(line)} bytes; at most ${maxEventBytes} are accepted`;
    return refused(given, 'EventTooLarge', [{ path: '', message }]);
  }
  return { id: stored.id, trigger: stored.type, subject: subjects.event(workspace, stored.type), line };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Said before the schema says it: of the many names that exist, the publisher needs one. */
function unknownTrigger(type: unknown): FieldProblem | null {
  if (typeof type !== 'string') return null;
  if (ownTriggers.has(type)) {
    return { path: 'type', message: `${type} happens within the product; a hub does not publish it` };
  }
  if (Object.hasOwn(triggers, type)) return null;
  const near = nearestTrigger(type);
  const hint = near ? `did you mean ${near}?` : 'GET /v1/triggers lists them';
  return { path: 'type', message: `there is no such trigger; ${hint}` };
}

/** Counts bytes only where characters leave a doubt: a character is one to three bytes. */
function isTooLarge(line: string): boolean {
  return line.length * 3 > maxEventBytes && Buffer.byteLength(line) > maxEventBytes;
}

function refused(
  given: Record<string, unknown> | null,
  code: RefusedEvent['code'],
  errors: FieldProblem[],
): RefusedEvent {
  const id = given?.['id'];
  return { id: typeof id === 'string' && id.length <= 128 ? id : null, code, errors };
}
