import { Injectable } from '@nestjs/common';
import type { AppAgent, Choice } from '@fanfare/connector';
import { z } from 'zod';
import type { LocalCardAccount } from './localcard.app.js';
import { LocalCardClient } from './localcard.client.js';

/** A card template or a campaign. */
const offer = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string().optional(),
  minValue: z.string().optional(),
  maxValue: z.string().optional(),
});
const offers = z.object({ items: z.array(offer) });

/** Tries an account, and knows its card templates and campaigns. */
@Injectable()
export class AccountAgent implements AppAgent {
  constructor(private readonly localCard: LocalCardClient) {}

  async test(account: LocalCardAccount, signal: AbortSignal): Promise<string> {
    const { items } = await this.localCard.get(account, '/v1/templates', offers, signal);
    return `${items.length} card templates${items.length > 0 ? `: ${items.map(({ name }) => name).join(', ')}` : ''}`;
  }

  async choices(account: LocalCardAccount, name: string, signal: AbortSignal): Promise<Choice[] | null> {
    if (name !== 'templates' && name !== 'campaigns') return null;
    const { items } = await this.localCard.get(account, `/v1/${name}`, offers, signal);
    return items.map((one) => ({ value: one.id, title: titleOf(one) }));
  }
}

function titleOf({ name, currency = '', minValue, maxValue }: z.output<typeof offer>): string {
  return minValue === undefined || maxValue === undefined ? name : `${name} (${minValue} to ${maxValue} ${currency})`;
}
