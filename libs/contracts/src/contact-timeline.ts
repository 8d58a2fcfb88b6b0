import { z } from 'zod';
import { instantMs } from './json.js';
import { serviceName } from './names.js';
import { runSummary } from './run.js';
import { contactChange } from './requests/contacts.js';
import { couponView } from './requests/coupons.js';
import { bonusEntries, competitionEntry, earnedAchievement, gameplay, prizeAward } from './requests/engagement.js';
import { pointsEntry } from './requests/loyalty.js';
import { communicationSummary, consentView } from './requests/messaging.js';
import { vaultCard } from './requests/vault-cards.js';

/** What a timeline is made of, by kind: each the record that its service keeps. */
export const timelineKinds = {
  change: contactChange,
  entry: competitionEntry,
  bonus: bonusEntries,
  gameplay,
  prize: prizeAward,
  achievement: earnedAchievement,
  communication: communicationSummary,
  consent: consentView,
  coupon: couponView,
  points: pointsEntry.extend({ programme: z.string() }),
  card: vaultCard,
  run: runSummary,
} as const;
export type TimelineKind = keyof typeof timelineKinds;

const base = { id: z.string(), at: instantMs };
function itemOf<K extends TimelineKind>(kind: K) {
  return z.object({ ...base, kind: z.literal(kind), what: timelineKinds[kind] });
}

/** Something that happened to a contact, or that it did. */
export const timelineItem = z.discriminatedUnion('kind', [
  itemOf('change'),
  itemOf('entry'),
  itemOf('bonus'),
  itemOf('gameplay'),
  itemOf('prize'),
  itemOf('achievement'),
  itemOf('communication'),
  itemOf('consent'),
  itemOf('coupon'),
  itemOf('points'),
  itemOf('card'),
  itemOf('run'),
]);
export type TimelineItem = z.infer<typeof timelineItem>;

export const timelinePage = z.object({
  /** Newest first. */
  items: z.array(timelineItem),
  /** Services that did not answer: what they know is not in it. */
  missing: z.array(serviceName),
  next: z.string().nullable(),
});
export type TimelinePage = z.infer<typeof timelinePage>;
