import { Injectable } from '@nestjs/common';
import { keyOf } from '@fanfare/chassis';
import { blankEntry } from '../entries/entry.js';
import { EntryStore } from '../entries/entry.store.js';
import { CardCompetitions } from '../definitions/card-competitions.js';
import { Sightings } from '../definitions/sightings.js';
import { blankGameplay, played } from '../gameplays/gameplay.js';
import { GameplayStore } from '../gameplays/gameplay.store.js';
import { PlayRecordStore } from '../gameplays/play-record.store.js';
import { blankAward } from '../prizes/award.js';
import { AwardStore } from '../prizes/award.store.js';
import type { Reading } from './read-event.js';
import { tell } from './told.js';

/**
 * Keeps what events say. Every write can be made again, and in any order: an event that comes twice, or after a later
 * one, leaves the documents as they would have been.
 */
@Injectable()
export class Projector {
  constructor(
    private readonly entries: EntryStore,
    private readonly gameplays: GameplayStore,
    private readonly awards: AwardStore,
    private readonly records: PlayRecordStore,
    private readonly sightings: Sightings,
    private readonly cards: CardCompetitions,
  ) {}

  async keep(readings: readonly Reading[]): Promise<void> {
    const entries = byThing(readings.flatMap(({ entry }) => entry ?? []));
    const gameplays = byThing(readings.flatMap(({ gameplay }) => gameplay ?? []));
    const awards = byThing(readings.flatMap(({ award }) => award ?? []));
    const [keptEntries, keptGameplays, keptAwards] = await Promise.all([
      this.entries.documents.change([...entries.keys()], (key, now) =>
        (entries.get(key) ?? []).reduce(
          (told, said) => tell(told ?? blankEntry(said.workspace, said.id, said.at), said),
          now,
        ),
      ),
      this.gameplays.documents.change([...gameplays.keys()], (key, now) =>
        (gameplays.get(key) ?? []).reduce(
          (told, said) => played(told ?? blankGameplay(said.workspace, said.id, said.at), said),
          now,
        ),
      ),
      this.awards.documents.change([...awards.keys()], (key, now) =>
        (awards.get(key) ?? []).reduce(
          (told, said) => tell(told ?? blankAward(said.workspace, said.id, said.at), said),
          now,
        ),
      ),
      this.records.add(readings.flatMap(({ record }) => record ?? [])),
      this.sightings.see(readings.flatMap(({ seen }) => seen)),
    ]);
    await Promise.all([
      this.cards.enter(this.entries.documents, keptEntries),
      this.cards.enter(this.gameplays.documents, keptGameplays),
      this.cards.enter(this.awards.documents, keptAwards),
    ]);
  }
}

function byThing<S extends { workspace: string; id: string }>(said: readonly S[]): Map<string, S[]> {
  return Map.groupBy(said, ({ workspace, id }) => keyOf(workspace, id));
}
