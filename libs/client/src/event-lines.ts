import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { summarise } from './summarise.js';
import { table } from './table.js';
import type { Events, RecordedEvent } from './trying.js';

const width = 60;

/** Recorded events for a person, a line each. */
export function eventLines({ events, searched, complete }: Events, { dim }: Palette = plain): string {
  const rows = events.map((one) => [
    clock(one.storedAt),
    one.event.type,
    who(one),
    one.event.id,
    summarise(one.event.data, width),
  ]);
  const more = complete ? '' : `looked at ${searched}; there may be more`;
  return [...table(rows), ...(events.length === 0 ? ['no events'] : []), ...(more === '' ? [] : [dim(more)])].join(
    '\n',
  );
}

function who({ event: { contactId, contact } }: RecordedEvent): string {
  return contactId ?? contact?.id ?? contact?.email ?? contact?.mobile ?? 'about nobody';
}
