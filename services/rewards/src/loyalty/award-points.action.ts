import { z } from 'zod';
import { defineAction, exit, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { Bookkeeping } from './bookkeeping.js';
import { bookSteps } from './book-steps.js';
import { points, programme } from './fields.js';
import { eventsOfEntry } from './points-events.js';
import { refusedProgramme } from './refused-programme.js';

export const LoyaltyAwardPoints = defineAction({
  name: 'LoyaltyAwardPoints',
  title: 'Award points',
  summary: "Adds points to the contact's loyalty account.",
  input: z.object({
    points,
    reason: z.string().max(500).nullish().meta({ title: 'Reason' }),
    programme,
  }),
  exits: { Success: z.object({ balance: z.number() }) },
  repeat: 'own',
  causes: ['Loyalty.PointsAwarded'],
  batch: { max: 100 },
});

@Handles(LoyaltyAwardPoints)
export class AwardPoints implements ActionHandler<typeof LoyaltyAwardPoints> {
  constructor(private readonly bookkeeping: Bookkeeping) {}

  run(steps: readonly Step<typeof LoyaltyAwardPoints>[]): Promise<OutcomeOf<typeof LoyaltyAwardPoints>[]> {
    return bookSteps(
      steps,
      this.bookkeeping,
      ({ input }) => ({ kind: 'award', points: input.points, reason: input.reason ?? null }),
      (entry) =>
        entry.refused
          ? refusedProgramme()
          : exit('Success', { balance: entry.balance }, { events: eventsOfEntry(entry) }),
    );
  }
}
