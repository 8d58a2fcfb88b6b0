import { defineAction, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { Bookkeeping } from './bookkeeping.js';
import { bookSteps } from './book-steps.js';
import { tierExits, tierInput, tierOutcome } from './tier-steps.js';

export const LoyaltyRemoveFromTier = defineAction({
  name: 'LoyaltyRemoveFromTier',
  title: 'Remove from a loyalty tier',
  summary: 'Takes the contact out of a tier of a loyalty programme, unless a newer step brought it in.',
  input: tierInput,
  exits: tierExits,
  repeat: 'own',
  causes: ['Loyalty.TierRemoved'],
  batch: { max: 100 },
});

@Handles(LoyaltyRemoveFromTier)
export class RemoveFromTier implements ActionHandler<typeof LoyaltyRemoveFromTier> {
  constructor(private readonly bookkeeping: Bookkeeping) {}

  run(steps: readonly Step<typeof LoyaltyRemoveFromTier>[]): Promise<OutcomeOf<typeof LoyaltyRemoveFromTier>[]> {
    return bookSteps(
      steps,
      this.bookkeeping,
      ({ input }) => ({ kind: 'tier', tier: input.tier, to: 'out' }),
      tierOutcome,
    );
  }
}
