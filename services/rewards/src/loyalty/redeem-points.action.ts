import { z } from 'zod';
import { defineAction, exit, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { Bookkeeping } from './bookkeeping.js';
import { bookSteps } from './book-steps.js';
import { points, programme } from './fields.js';
import { eventsOfEntry } from './points-events.js';
import { refusedProgramme } from './refused-programme.js';

export const LoyaltyRedeemPoints = defineAction({
  name: 'LoyaltyRedeemPoints',
  title: 'Redeem points',
  summary: "Takes points from the contact's loyalty account, when it has enough.",
  input: z.object({
    points,
    redemption: z
      .string()
      .max(500)
      .nullish()
      .meta({ title: 'Redemption', description: 'What the points are redeemed for.' }),
    programme,
  }),
  exits: { Success: z.object({ balance: z.number() }), InsufficientPoints: z.object({ balance: z.number() }) },
  repeat: 'own',
  causes: ['Loyalty.PointsRedeemed'],
  batch: { max: 100 },
});

@Handles(LoyaltyRedeemPoints)
export class RedeemPoints implements ActionHandler<typeof LoyaltyRedeemPoints> {
  constructor(private readonly bookkeeping: Bookkeeping) {}

  run(steps: readonly Step<typeof LoyaltyRedeemPoints>[]): Promise<OutcomeOf<typeof LoyaltyRedeemPoints>[]> {
    return bookSteps(
      steps,
      this.bookkeeping,
      ({ input }) => ({ kind: 'redeem', points: input.points, reason: input.redemption ?? null }),
      (entry) => {
        if (entry.refusal === 'inactive') return refusedProgramme();
        if (entry.refused) return exit('InsufficientPoints', { balance: entry.balance });
        return exit('Success', { balance: entry.balance }, { events: eventsOfEntry(entry) });
      },
    );
  }
}
