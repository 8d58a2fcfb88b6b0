import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { Card } from '../cards/card.store.js';
import { nameless, type Forgotten } from './forgotten.js';

/** The cards of a contact. Their keys are made of its id, and so is nothing else. */
@Injectable()
export class CardOfContactStore {
  private readonly cards: Collection<Card>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.cards = connection.collection<Card>('cards');
  }

  /** Of each an empty one is made first, with a link that nobody has: a crash leaves one too many, and the next time takes it. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const found = await this.cards.find({ workspace, contact: { $in: contacts } }).toArray();
    const empty = found.map((card): Card => {
      const _id = nameless(placeholder, card._id);
      return { ...card, _id, token: _id, contact: placeholder, written: null };
    });
    await insertNew(this.cards, empty);
    if (found.length > 0) await this.cards.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
    return found.length;
  }
}
