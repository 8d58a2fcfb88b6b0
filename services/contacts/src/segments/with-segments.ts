import type { Applying } from '../contact/apply-facts.js';
import type { Contact, Row } from '../contact/contact.js';
import type { Segment, Segments } from './segments.js';

/**
 * A contact that is changed, with the segments that it then is in, and a row for each that it enters or leaves by the change. It is
 * part of the same write, so nobody is ever seen in a segment whose condition their own document does not fulfil.
 */
export function withSegments(before: Contact, after: Applying, segments: Segments | undefined, now: number): Applying {
  return oneWithSegments([before], after, segments, now);
}

/** The same of several that become one: who was in a segment as any of them has been in it all the time. */
export function oneWithSegments(
  befores: readonly Contact[],
  after: Applying,
  segments: Segments | undefined,
  now: number,
): Applying {
  const { contact, rows, touched } = after;
  if (!touched || contact.state !== 'live' || !segments || segments.all.length === 0) return after;
  const earlier = befores.map((before) => ({ before, data: lazily(() => segments.dataOf(before)) }));
  const later = segments.dataOf(contact);
  const isIn = new Set(contact.segments);
  const moves: Row[] = [];
  for (const segment of segments.all) {
    const was = earlier.some(({ before, data }) => wasIn(segment, before, () => segment.matches(data(), now)));
    const is = segment.matches(later, now);
    if (is) isIn.add(segment.id);
    else isIn.delete(segment.id);
    if (was !== is) moves.push(rowOfMove(segment, was, is));
  }
  return { contact: { ...contact, segments: [...isIn] }, rows: [...rows, ...moves], touched };
}

/** What it was is asked only of segments that are being filled, and costs as much as what it is. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/**
 * While a segment is filled, who fulfilled its condition before has been in it from the beginning, and does not enter it by a
 * change that comes before the filling does.
 */
function wasIn({ id, filling, tellsAll }: Segment, before: Contact, matched: () => boolean): boolean {
  return filling && !tellsAll && before.rev > 0 ? matched() : before.segments.includes(id);
}

export function rowOfMove({ id, name }: Pick<Segment, 'id' | 'name'>, before: boolean, after: boolean): Row {
  return { kind: 'segments', property: `segments.${name}`, segment: id, before, after };
}
