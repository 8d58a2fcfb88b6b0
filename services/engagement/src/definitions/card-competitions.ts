import { Injectable } from '@nestjs/common';
import { keyOf } from '@fanfare/chassis';
import { EntryStore } from '../entries/entry.store.js';
import { GameplayStore } from '../gameplays/gameplay.store.js';
import type { Guarded, Kept } from '../guarded.store.js';
import { AwardStore } from '../prizes/award.store.js';
import type { Definition } from './definition.js';
import { DefinitionStore } from './definition.store.js';

/** Something that happened on a card. */
interface OnCard extends Kept {
  workspace: string;
  card: string | null;
  competition: string | null;
}

/**
 * What happened on a card belongs to the card's competition, unless its event names one. Most events name only the card,
 * and a card may be defined after its events have come. So whoever keeps an event looks at the card afterwards, and whoever
 * saves a card looks for what is kept: of two who do so at the same moment, one sees what the other has written.
 */
@Injectable()
export class CardCompetitions {
  constructor(
    private readonly definitions: DefinitionStore,
    private readonly entries: EntryStore,
    private readonly gameplays: GameplayStore,
    private readonly awards: AwardStore,
  ) {}

  /** To be called when these are stored. */
  async enter<T extends OnCard>(documents: Guarded<T>, kept: ReadonlyMap<string, T>): Promise<void> {
    const open = [...kept.values()].filter(({ card, competition }) => card !== null && competition === null);
    const cards = await this.definitions.documents.find(open.map(cardKey));
    const entering = open.filter((one) => competitionOf(cards.get(cardKey(one))) !== null);
    await documents.change(
      entering.map(({ _id }) => _id),
      (_, now) => {
        const competition = now && competitionOf(cards.get(cardKey(now)));
        return competition && now.competition === null ? { ...now, competition } : now;
      },
    );
  }

  /** To be called when the card is saved. */
  async enterAll(card: Definition): Promise<void> {
    const competition = competitionOf(card);
    if (competition === null) return;
    const stores = [this.entries, this.gameplays, this.awards];
    await Promise.all(stores.map((store) => store.enter(card.workspace, card.id, competition)));
  }
}

function cardKey({ workspace, card }: OnCard): string {
  return keyOf(workspace, 'card', card ?? '');
}

function competitionOf(card: Definition | undefined): string | null {
  const competition = card?.settings?.['competition'];
  return typeof competition === 'string' ? competition : null;
}
