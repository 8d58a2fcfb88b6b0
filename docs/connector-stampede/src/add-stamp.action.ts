import { defineAction, exit, failure, Handles, readAs, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { StampedeApp } from './stampede.app.js';
import { StampedeClient } from './stampede.client.js';

export const StampedeAddStamp = defineAction({
  name: 'StampedeAddStamp',
  title: 'Add a stamp',
  summary: 'Stamps somebody’s card. The same step stamps it once, however often it is tried.',
  input: z.object({
    card: z.string().min(1).meta({ title: 'Card', choices: 'cards' }),
    email: z.email().meta({ title: 'Whose card' }),
  }),
  exits: {
    Success: z.object({ stamps: z.number().int() }),
    CardFull: z.object({ stamps: z.number().int() }),
  },
  // The vendor knows a repeat by its Idempotency-Key.
  repeat: 'safe',
  app: StampedeApp,
});

const answer = z.object({ stamps: z.number().int() });

@Handles(StampedeAddStamp)
export class AddStampHandler implements ActionHandler<typeof StampedeAddStamp> {
  constructor(private readonly vendor: StampedeClient) {}

  async run([step]: readonly Step<typeof StampedeAddStamp>[], signal: AbortSignal) {
    if (!step) return [];
    const { card, email } = step.input;
    const path = `/v1/cards/${encodeURIComponent(card)}/stamps`;
    const { status, body } = await this.vendor.call(step.app, { method: 'POST', path, body: { email }, key: step.id }, signal); // prettier-ignore
    if (status === 404) return [failure('NoSuchCard', `There is no card ${card} at ${step.app.name}.`)];
    if (status === 409) return [exit('CardFull', readAs(answer, body, step.app.name))];
    if (status >= 400) return [failure('Refused', `${step.app.name} refused the stamp (${status}).`)];
    return [exit('Success', readAs(answer, body, step.app.name))];
  }
}
