import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readConfig } from '@fanfare/chassis';

const cardsConfig = z.object({
  /** What a card's secret is appended to: where the management API shows cards to the world. */
  CARD_LINK_BASE: z.url({ protocol: /^https?$/ }).default('https://cards.example/cards/'),
});

@Injectable()
export class CardLinks {
  private readonly base = readConfig(cardsConfig, process.env).CARD_LINK_BASE;

  of(token: string): string {
    return `${this.base}${token}`;
  }
}
