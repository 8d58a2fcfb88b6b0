import { token as tokenSchema, type StoredEvent, type Token } from '@fanfare/contracts';
import { parseJson } from '@fanfare/bus';

/**
 * How a token travels: the token without its event, a tab, the event. The event is most of a token's bytes and never
 * changes, so its text is kept beside it and passed on as it came, instead of being written anew at every step.
 */
const textOf = new WeakMap<StoredEvent, string>();

export function encodeToken(token: Token): string {
  const { trigger, ...data } = token.data;
  const text = textOf.get(trigger) ?? JSON.stringify(trigger);
  return `${JSON.stringify({ ...token, data: { ...data, trigger: null } })}\t${text}`;
}

/** The token, or why it is none. */
export function decodeToken(cargo: string): { value: Token } | { error: string } {
  const tab = cargo.lastIndexOf('\t');
  if (tab < 0) return { error: 'no event beside the token' };
  const parsed = parseJson(tokenSchema, cargo.slice(0, tab));
  if ('error' in parsed) return parsed;
  const text = cargo.slice(tab + 1);
  const event = parseEvent(text);
  if ('error' in event) return event;
  parsed.value.data.trigger = event.value;
  textOf.set(event.value, text);
  return parsed;
}

/** An event was checked when it was stored, and is ours since: here only that it is one. */
function parseEvent(text: string): { value: StoredEvent } | { error: string } {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event === 'object' && event !== null && 'id' in event && 'data' in event) {
      return { value: event as StoredEvent };
    }
  } catch {
    // Falls through to the one answer.
  }
  return { error: 'the event beside the token is not one' };
}
