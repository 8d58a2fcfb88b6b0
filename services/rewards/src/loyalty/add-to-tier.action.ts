import { defineAction, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { Bookkeeping } from './bookkeeping.js';
import { bookSteps } from './book-steps.js';
import { tierExits, tierInput, tierOutcome } from './tier-steps.js';

export const LoyaltyAddToTier = defineAction({
  name: 'LoyaltyAddToTier',
  title: 'Add to a loyalty tier',
  summary: 'Brings the contact into a tier of a loyalty programme, unless a newer step took it out.',
  input: tierInput,
  exits: tierExits,
  repeat: 'own',
  causes: ['Loyalty.TierAdded'],
  batch: { max: 100 },
});

@Handles(LoyaltyAddToTier)
export class AddToTier implements ActionHandler<typeof LoyaltyAddToTier> {
  constructor(private readonly bookkeeping: Bookkeeping) {}

  run(steps: readonly Step<typeof LoyaltyAddToTier>[]): Promise<OutcomeOf<typeof LoyaltyAddToTier>[]> {
    return bookSteps(
      steps,
      this.bookkeeping,
      ({ input }) => ({ kind: 'tier', tier: input.tier, to: 'in' }),
      tierOutcome,
    );
  }
}
