import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  getCardTemplate,
  issueVaultCard,
  listCardTemplates,
  listVaultCards,
  saveCardTemplate,
  showCard,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { CardTemplates } from './card-templates.js';
import { Cards } from './cards.js';
import { IssuingCardsByHand } from './issuing-cards-by-hand.js';

/** What other services may ask about wallet cards. */
@Controller()
export class CardsController {
  constructor(
    private readonly templates: CardTemplates,
    private readonly cards: Cards,
    private readonly byHand: IssuingCardsByHand,
  ) {}

  @Answers(saveCardTemplate)
  save(template: z.output<(typeof saveCardTemplate)['request']>): Promise<ReplyOf<typeof saveCardTemplate>> {
    return this.templates.save(template);
  }

  @Answers(getCardTemplate)
  template({ workspace, id }: z.output<(typeof getCardTemplate)['request']>): Promise<ReplyOf<typeof getCardTemplate>> {
    return this.templates.get(workspace, id);
  }

  @Answers(listCardTemplates)
  list(query: z.output<(typeof listCardTemplates)['request']>): Promise<ReplyOf<typeof listCardTemplates>> {
    return this.templates.list(query.workspace, query.after, query.limit);
  }

  @Answers(listVaultCards)
  cardsOf(query: z.output<(typeof listVaultCards)['request']>): Promise<ReplyOf<typeof listVaultCards>> {
    return this.cards.list(query);
  }

  @Answers(issueVaultCard)
  issue(asked: z.output<(typeof issueVaultCard)['request']>): Promise<ReplyOf<typeof issueVaultCard>> {
    return this.byHand.issue(asked);
  }

  @Answers(showCard)
  show({ token }: z.output<(typeof showCard)['request']>): Promise<ReplyOf<typeof showCard>> {
    return this.cards.show(token);
  }
}
