import { defineAction, exit, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { cardValue } from './card-value.js';
import { canBeDelivered, deliveryMethod, recipientFields, recipientOf } from './delivery.js';
import { issuedExit, shown, type Issued } from './issued.js';
import { LocalCardApp } from './localcard.app.js';
import { Orders, type Order } from './orders.js';
import { referenceOf } from './reference.js';

export const LocalCardGenerateCampaignGift = defineAction({
  name: 'LocalCardGenerateCampaignGift',
  title: 'Issue a campaign gift',
  summary: 'Issues a gift of a LocalCard campaign. It is paid for once, whatever is repeated.',
  input: z
    .object({
      campaign: z.string().min(1).max(200).meta({ title: 'Campaign ID', choices: 'campaigns' }),
      value: cardValue.meta({ title: 'Gift value', description: 'In dollars, up to 1000.00.' }),
      deliveryMethod: deliveryMethod.default('Link').meta({ title: 'Delivery method' }),
      ...recipientFields,
    })
    .superRefine(canBeDelivered),
  exits: { Success: z.object({ gift_id: z.string(), gift_link: z.string(), ...issuedExit }) },
  repeat: 'ask',
  reachesPerson: true,
  app: LocalCardApp,
});

type GiftStep = Step<typeof LocalCardGenerateCampaignGift>;

@Handles(LocalCardGenerateCampaignGift)
export class GenerateCampaignGift implements ActionHandler<typeof LocalCardGenerateCampaignGift> {
  constructor(private readonly orders: Orders) {}

  async run([step]: readonly GiftStep[], signal: AbortSignal) {
    if (!step) return [];
    const placed = await this.orders.place(step.app, orderOf(step), signal);
    return ['exit' in placed ? placed : success(step, placed)];
  }

  async lookUp(steps: readonly GiftStep[], signal: AbortSignal) {
    return Promise.all(
      steps.map(async (step) => {
        const found = await this.orders.find(step.app, orderOf(step), signal);
        return found && ('exit' in found ? found : success(step, found));
      }),
    );
  }
}

function orderOf({ id, input }: GiftStep): Order {
  const { campaign, value, deliveryMethod, recipientMessage } = input;
  return {
    kind: 'gift',
    path: `/v1/campaigns/${encodeURIComponent(campaign)}/gifts`,
    from: `campaign ${campaign}`,
    offer: campaign,
    reference: referenceOf(id),
    recipient: recipientOf(input),
    value,
    body: { deliveryMethod, recipientMessage },
  };
}

function success({ input, app }: GiftStep, gift: Issued) {
  return exit('Success', { gift_id: gift.id, gift_link: gift.link, ...shown(gift, input.value, app) });
}
