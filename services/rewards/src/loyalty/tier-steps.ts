import { z } from 'zod';
import { exit, failure } from '@fanfare/connector';
import { programme } from './fields.js';
import type { Entry } from './ledger.store.js';
import { eventsOfEntry } from './points-events.js';
import { refusedProgramme } from './refused-programme.js';

/** What both steps about tiers take and give. */
export const tierInput = z.object({
  tier: z.string().min(1).max(100).meta({ title: 'Tier', choices: 'tiers' }),
  programme,
});

export const tierExits = {
  Success: z.object({ tierId: z.string(), tierName: z.string(), changed: z.boolean() }),
};

export function tierOutcome(entry: Entry) {
  const { refusal, tier, changes, programme: id } = entry;
  if (refusal === 'inactive') return refusedProgramme();
  if (!tier) {
    return failure('TierNotFound', `The loyalty programme ${id} has no such tier. Add the tier, or correct the step.`);
  }
  const data = { tierId: tier.id, tierName: tier.name, changed: (changes ?? []).length > 0 };
  return exit('Success', data, { events: eventsOfEntry(entry) });
}
