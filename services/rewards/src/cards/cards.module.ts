import { Module } from '@nestjs/common';
import { OnceModule } from '@fanfare/connector';
import { SharedModule } from '../shared.module.js';
import { CardLinks } from './card-links.js';
import { CardTemplateStore } from './card-template.store.js';
import { CardTemplates } from './card-templates.js';
import { CardStore } from './card.store.js';
import { Cards } from './cards.js';
import { CardsController } from './cards.controller.js';
import { IssuingCardsByHand } from './issuing-cards-by-hand.js';
import { IssuingCards } from './issuing-cards.js';

@Module({
  imports: [SharedModule, OnceModule],
  controllers: [CardsController],
  providers: [CardTemplateStore, CardStore, CardLinks, CardTemplates, Cards, IssuingCards, IssuingCardsByHand],
  exports: [IssuingCards],
})
export class CardsModule {}
