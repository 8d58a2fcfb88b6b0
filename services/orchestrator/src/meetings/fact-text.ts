import type { Json } from '@fanfare/contracts';
import type { MeetingFact } from '@fanfare/engine';
import { decodeToken, encodeToken } from '../token-cargo.js';

/** A fact as it is kept. Its token is kept as it travels, so that the event in it stays the text that it was. */
export function encodeFact(fact: MeetingFact): string {
  return JSON.stringify('token' in fact ? { ...fact, token: encodeToken(fact.token) } : fact);
}

export function decodeFact(text: string): MeetingFact {
  const { token, ...rest } = JSON.parse(text) as { token?: string; [field: string]: Json | undefined };
  if (token === undefined) return rest as MeetingFact;
  const decoded = decodeToken(token);
  if ('error' in decoded) throw new Error(`a token of ours cannot be read: ${decoded.error}`);
  return { ...rest, token: decoded.value } as MeetingFact;
}
