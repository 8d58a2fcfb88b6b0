import type { DefinitionKind, StoredEvent, TriggerName } from '@fanfare/contracts';
import { keyOf } from '@fanfare/chassis';
import type { Sighting } from '../definitions/sighting.js';
import type { EntryFields } from '../entries/entry.js';
import type { GameplayFields } from '../gameplays/gameplay.js';
import type { PlayRecord } from '../gameplays/play-record.js';
import type { AwardFields } from '../prizes/award.js';
import { fieldsOf, type DataFields } from './fields-of-data.js';
import type { Said } from './told.js';

interface About<F> extends Said<F> {
  workspace: string;
  id: string;
}

/** What one event says: nothing, or about one of each. */
export interface Reading {
  entry?: About<EntryFields>;
  gameplay?: About<GameplayFields>;
  award?: About<AwardFields>;
  record?: PlayRecord;
  seen: Sighting[];
}

type Place = Pick<EntryFields, 'site' | 'card' | 'contact'>;

interface Reader {
  event: StoredEvent;
  at: number;
  data: DataFields;
  /** Where it happened and whom it is about, as far as it says. */
  place: Partial<Place>;
}

/** Whether engagement keeps anything of such an event. */
export function isKept(type: TriggerName): boolean {
  return /^(Gameplay|Prize|Card|Competition)\./.test(type);
}

/** Reads an event; `contact` is the id of whom it is about. */
export function readEvent(event: StoredEvent, contact: string | null): Reading {
  const happened = Date.parse(event.occurredAt);
  const at = Number.isNaN(happened) ? event.acceptedAt : happened;
  const place = onlyGiven({ contact: contact ?? undefined, site: event.siteId, card: event.cardId });
  const reader: Reader = { event, at, data: fieldsOf(event.data), place };
  return { ...said(reader), seen: sightings(reader) };
}

function said(reader: Reader): Omit<Reading, 'seen'> {
  const { event, data } = reader;
  const gameplayId = data.text('gameplayId');
  switch (event.type) {
    case 'Competition.EntrySubmitted':
      return capture(reader, data.text('entryId') ?? event.id, {});
    case 'Gameplay.DataCaptured':
      return capture(reader, data.text('entryId') ?? gameplayId ?? event.id, { qualified: data.flag('qualified') });
    case 'Gameplay.DataCapturedQualified': {
      // The same submission was published as captured, too: without an id in common it would be counted twice.
      const id = data.text('entryId') ?? gameplayId;
      return id === undefined ? {} : capture(reader, id, { qualified: true });
    }
    case 'Gameplay.Ended':
      return ending(reader, gameplayId ?? event.id);
    case 'Prize.Awarded':
      return { award: about(reader, data.text('awardId') ?? event.id, awardFields(reader)) };
    case 'Prize.ExtraDataCaptured': {
      const id = data.text('awardId');
      const fields = { ...reader.place, prize: data.text('prizeId'), form: data.json('form') };
      return id === undefined ? { record: recordOf(reader) } : { award: about(reader, id, fields) };
    }
    case 'Card.CoverClicked':
      return {};
    default:
      return { record: recordOf(reader), ...played(reader, gameplayId) };
  }
}

function capture(reader: Reader, id: string, given: { qualified?: boolean | undefined }): Omit<Reading, 'seen'> {
  const { data, place } = reader;
  const gameplay = data.text('gameplayId');
  const fields = {
    ...place,
    ...given,
    competition: data.text('competitionId'),
    gameplay,
    form: data.json('form'),
    disqualifiedReason: data.text('disqualifiedReason'),
  };
  return { entry: about(reader, id, fields), ...played(reader, gameplay) };
}

function ending(reader: Reader, id: string): Omit<Reading, 'seen'> {
  const { at, data, place } = reader;
  const fields = {
    ...place,
    competition: data.text('competitionId'),
    status: data.text('status') ?? 'completed',
    durationMs: data.number('durationMs'),
    answers: data.json('answers'),
    cardType: data.text('cardType'),
    endedAt: at,
    hubScore: data.number('score'),
  };
  return { gameplay: about(reader, id, fields) };
}

/** That a gameplay was, of whom and where: more is said when it ends. */
function played(reader: Reader, id: string | undefined): Pick<Reading, 'gameplay'> {
  const { place, data } = reader;
  const fields = { ...place, competition: data.text('competitionId'), cardType: data.text('cardType') };
  return id === undefined ? {} : { gameplay: about(reader, id, fields) };
}

function awardFields({ data, place }: Reader) {
  return {
    ...place,
    prize: data.text('prizeId'),
    name: data.text('prizeName'),
    type: data.text('prizeType'),
    value: data.number('value'),
    competition: data.text('competitionId'),
  };
}

function about<F extends object>({ event, at }: Reader, id: string, fields: F): About<OnlyGiven<F>> {
  return { workspace: event.workspaceId, id, at, by: event.id, fields: onlyGiven(fields) };
}

function recordOf({ event, at, data, place }: Reader): PlayRecord {
  return {
    _id: keyOf(event.workspaceId, event.id),
    workspace: event.workspaceId,
    event: event.id,
    type: event.type,
    at,
    contact: place.contact ?? null,
    site: place.site ?? null,
    card: place.card ?? null,
    gameplay: data.text('gameplayId') ?? null,
    data: JSON.stringify(event.data),
  };
}

function sightings({ event, at, data }: Reader): Sighting[] {
  const see = (kind: DefinitionKind, id: string | undefined, name?: string): Sighting[] =>
    id === undefined ? [] : [{ workspace: event.workspaceId, kind, id, at, name: name ?? null }];
  return [
    ...see('site', event.siteId),
    ...see('card', event.cardId, data.text('cardTitle')),
    ...see('competition', data.text('competitionId')),
    ...see('prize', data.text('prizeId'), data.text('prizeName')),
  ];
}

type OnlyGiven<F> = { [K in keyof F]?: Exclude<F[K], undefined> };

function onlyGiven<F extends object>(fields: F): OnlyGiven<F> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as OnlyGiven<F>;
}
