import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { issueVaultCard, ReplyOf } from '@fanfare/contracts';
import { doneByHand, stepByHand } from '@fanfare/connector';
import { IssuingCards } from './issuing-cards.js';

/** Cards that people issue: as a step issues them, under an id that whoever asks gives. */
@Injectable()
export class IssuingCardsByHand {
  constructor(private readonly issuing: IssuingCards) {}

  async issue(asked: z.output<typeof issueVaultCard.request>): Promise<ReplyOf<typeof issueVaultCard>> {
    const { workspace, contact, requestId, ...input } = asked;
    const about = ['card', contact, input.template];
    const { id, at } = stepByHand({ workspace, contact, about, requestId, input });
    const { cardId, cardLink } = doneByHand(
      (await this.issuing.issue([{ id, at, workspace, contact, ...input }]))[0],
    ).data;
    return { id: cardId, link: cardLink };
  }
}
