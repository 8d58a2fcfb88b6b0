import type { Json, JsonObject, TriggerName } from '@fanfare/contracts';
import type { Applied, Row } from './contact.js';

/** Something that a change of a contact made true. */
export interface ChangeEvent {
  type: TriggerName;
  data: JsonObject;
}

/**
 * What workflows are told of a change, computed from what was recorded of it, so that telling it again tells the same. Of
 * somebody who is new, that they are there, and not each of their first values.
 */
export function eventsOfChange({ source, rows }: Pick<Applied, 'source' | 'rows'>): ChangeEvent[] {
  const identified = identification(rows, source);
  const isNew = identified?.data['isNew'] === true;
  const updated = isNew ? null : update(rows, source);
  return [
    ...(identified ? [identified] : []),
    ...(updated ? [updated] : []),
    ...listsJoined(rows, source),
    ...segmentsMoved(rows, source),
  ];
}

function identification(rows: readonly Row[], source: string): ChangeEvent | null {
  const row = rows.find(({ kind }) => kind === 'type');
  if (!row || row.after === 'Anonymous' || (row.before !== null && row.before !== 'Anonymous')) return null;
  const by = (['email', 'mobile'] as const).find((name) =>
    rows.some(({ kind, property, after }) => kind === 'core' && property === name && after !== null),
  );
  return {
    type: 'Contact.Identified',
    data: { source, isNew: row.before === null, previousType: 'Anonymous', ...(by && { identifiedBy: by }) },
  };
}

function update(rows: readonly Row[], actor: string): ChangeEvent | null {
  const changed = rows.filter(({ kind }) => kind === 'core' || kind === 'properties' || kind === 'tags');
  if (changed.length === 0) return null;
  // Not by assignment: a property may be called __proto__.
  const changes: JsonObject = Object.fromEntries(
    changed.map(({ property, before, after }): [string, Json] => [property, { before, after }]),
  );
  return { type: 'Contact.PropertyUpdated', data: { changes, updatedFields: changedFields(rows), actor } };
}

function listsJoined(rows: readonly Row[], addedBy: string): ChangeEvent[] {
  return rows.flatMap(({ kind, list, property, after }): ChangeEvent[] =>
    kind === 'lists' && list !== undefined && after === true
      ? [
          {
            type: 'Contact.ListAdded',
            data: { listId: list, listName: property.slice('lists.'.length), addedBy },
          },
        ]
      : [],
  );
}

function segmentsMoved(rows: readonly Row[], causedBy: string): ChangeEvent[] {
  return rows.flatMap(({ kind, segment, property, after }): ChangeEvent[] =>
    kind === 'segments' && segment !== undefined
      ? [
          {
            type: after === true ? 'Contact.SegmentEntered' : 'Contact.SegmentLeft',
            data: { segmentId: segment, segmentName: property.slice('segments.'.length), causedBy },
          },
        ]
      : [],
  );
}

/** The names that changed; tags count as one. */
export function changedFields(rows: readonly Row[]): string[] {
  const named = rows.filter(({ kind }) => kind === 'core' || kind === 'properties' || kind === 'tags');
  return [...new Set(named.map(({ kind, property }) => (kind === 'tags' ? 'tags' : property)))];
}
