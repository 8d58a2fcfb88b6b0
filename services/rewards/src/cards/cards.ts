import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { listVaultCards, ReplyOf, ShownCard } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { keyOf } from '@fanfare/chassis';
import { CardLinks } from './card-links.js';
import { CardTemplateStore } from './card-template.store.js';
import { CardStore } from './card.store.js';

/** Cards that are issued, for those who manage them, and for whoever has a card's link. */
@Injectable()
export class Cards {
  constructor(
    private readonly cards: CardStore,
    private readonly templates: CardTemplateStore,
    private readonly links: CardLinks,
  ) {}

  async list(query: z.output<(typeof listVaultCards)['request']>): Promise<ReplyOf<typeof listVaultCards>> {
    const { cards, next } = await this.cards.list(query);
    return {
      cards: cards.map(({ id, template, contact, token, issuedAt, written }) => ({
        id,
        template,
        contact,
        link: this.links.of(token),
        issuedAt,
        updatedAt: written?.at ?? issuedAt,
      })),
      next,
    };
  }

  async show(token: string): Promise<ShownCard> {
    const card = await this.cards.byToken(token);
    const key = card && keyOf(card.workspace, card.template);
    const template = key && (await this.templates.find([key])).get(key);
    if (!card?.written || !template) throw new RequestRefused('NotFound', 'There is no such card.');
    const { colours, logoUrl, barcode } = template;
    const { title, subtitle, fields, code } = card.written;
    return { title, subtitle, fields, colours, logoUrl, barcode: barcode && code ? { ...barcode, value: code } : null };
  }
}
