import type { ContactSnapshot, JsonObject } from '@fanfare/contracts';
import type { Contact } from '../contact/contact.js';

/** A contact as filters see it: as workflows do, and since when it is there. */
export function contactData(snapshot: ContactSnapshot, { createdAt, updatedAt }: Contact): JsonObject {
  return { ...snapshot, createdAt: isoOf(createdAt), updatedAt: isoOf(updatedAt) };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
