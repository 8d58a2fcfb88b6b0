import { token as tokenSchema, type Token } from '@fanfare/contracts';
import { parseJson } from '@fanfare/bus';
import { textOf, unread } from './event-text.js';

/** How a token travels: the token without its event, a tab, the event's text. */
export function encodeToken({ data, ...at }: Token): string {
  const { contact, gameplay, steps, variables } = data;
  const rest = { ...at, data: { trigger: null, contact, gameplay, steps, variables } };
  return `${JSON.stringify(rest)}\t${textOf(data.trigger)}`;
}

/** The token, or why it is none. */
export function decodeToken(cargo: string): { value: Token } | { error: string } {
  const tab = cargo.indexOf('\t');
  if (tab < 0) return { error: 'no event beside the token' };
  const parsed = parseJson(tokenSchema, cargo.slice(0, tab));
  if ('error' in parsed) return parsed;
  // The gateway checked the event, and it is ours since. What is no object at all is not looked for inside.
  if (cargo[tab + 1] !== '{' || !cargo.endsWith('}')) return { error: 'the event beside the token is not one' };
  parsed.value.data.trigger = unread(cargo.slice(tab + 1));
  return parsed;
}
