import type { ContactSnapshot, SegmentView } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Segments, a line each. */
export function segmentLines(segments: readonly SegmentView[], { bold, dim, yellow }: Palette = plain): string {
  if (segments.length === 0) return 'no segments';
  const rows = table(segments.map(({ id, name, members }) => [id, name, `${members} in it`]));
  return segments
    .map(({ state, progress, checkedAt }, i) => {
      const far = progress === null ? '' : ` ${progress.looked} of ${progress.of}`;
      const notReady = state === 'ready' ? [] : [yellow(`${state}${far}`)];
      const checked = checkedAt === null ? [] : [dim(`checked ${clock(checkedAt)}`)];
      return [bold(rows[i] ?? ''), ...notReady, ...checked].join('  ');
    })
    .join('\n');
}

/** Contacts, a line each. */
export function contactsLines(contacts: readonly ContactSnapshot[], { dim }: Palette = plain): string {
  if (contacts.length === 0) return 'nobody';
  const name = ({ firstName, lastName }: ContactSnapshot) => [firstName, lastName].filter(Boolean).join(' ');
  const rows = table(contacts.map((contact) => [contact.email ?? contact.mobile ?? '', name(contact), contact.type]));
  return contacts.map(({ id }, i) => `${rows[i]}  ${dim(id)}`).join('\n');
}
