import {
  defineAction,
  exit,
  failure,
  Handles,
  type ActionHandler,
  type FailureOutcome,
  type Step,
} from '@fanfare/connector';
import { z } from 'zod';
import { cardValue } from './card-value.js';
import { canBeDelivered, deliveryMethod, notificationFields, recipientFields, recipientOf } from './delivery.js';
import { issuedExit, shown, type Issued } from './issued.js';
import { LocalCardApp } from './localcard.app.js';
import { Orders, type Order } from './orders.js';
import { referenceOf } from './reference.js';

export const LocalCardSendCardFromTemplate = defineAction({
  name: 'LocalCardSendCardFromTemplate',
  title: 'Send a gift card',
  summary: 'Sends a LocalCard gift card made from a template. It is paid for once, whatever is repeated.',
  input: z
    .object({
      template: z.string().min(1).max(200).meta({ title: 'Card template ID', choices: 'templates' }),
      value: cardValue.meta({ title: 'Card value', description: 'In dollars, up to 1000.00.' }),
      deliveryMethod: deliveryMethod.default('Email').meta({ title: 'Delivery method' }),
      ...recipientFields,
      ...notificationFields,
    })
    .superRefine(canBeDelivered),
  exits: { Success: z.object({ card_id: z.string(), card_link: z.string(), ...issuedExit }) },
  repeat: 'ask',
  reachesPerson: true,
  app: LocalCardApp,
});

type CardStep = Step<typeof LocalCardSendCardFromTemplate>;

@Handles(LocalCardSendCardFromTemplate)
export class SendCard implements ActionHandler<typeof LocalCardSendCardFromTemplate> {
  constructor(private readonly orders: Orders) {}

  async run([step]: readonly CardStep[], signal: AbortSignal) {
    if (!step) return [];
    const { deliverAt } = step.input;
    // By the recorded time: a repeat is not to be refused for what the first call was sent for.
    if (deliverAt !== undefined && Date.parse(deliverAt) <= step.at) {
      // A run that is tried again is later than its first try, which may have paid.
      return [(await this.found(step, signal)) ?? passed(deliverAt)];
    }
    const placed = await this.orders.place(step.app, orderOf(step), signal);
    return ['exit' in placed ? placed : success(step, placed)];
  }

  async lookUp(steps: readonly CardStep[], signal: AbortSignal) {
    return Promise.all(steps.map((step) => this.found(step, signal)));
  }

  private async found(step: CardStep, signal: AbortSignal) {
    const found = await this.orders.find(step.app, orderOf(step), signal);
    return found && ('exit' in found ? found : success(step, found));
  }
}

function passed(deliverAt: string): FailureOutcome {
  return failure('DeliverAtPassed', `The card was to be delivered at ${deliverAt}, which had passed. Nothing was ordered.`); // prettier-ignore
}

function orderOf({ id, input, app }: CardStep): Order {
  const { template, value, deliveryMethod, recipientMessage, communicationMessage, deliverAt } = input;
  return {
    kind: 'card',
    path: '/v1/cards',
    from: `card template ${template}`,
    offer: template,
    reference: referenceOf(id),
    recipient: recipientOf(input),
    value,
    body: {
      templateId: template,
      currency: app.settings.currency,
      deliveryMethod,
      recipientMessage,
      communicationMessage,
      deliverAt,
    },
  };
}

function success({ input, app }: CardStep, card: Issued) {
  return exit('Success', { card_id: card.id, card_link: card.link, ...shown(card, input.value, app) });
}
