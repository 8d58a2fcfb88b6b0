/**
 * What a contact has done and has, as sets of ids: fields of a contact in conditions (`contact.sites contains main`). Filters,
 * segments and workflows know them by these names; each is learnt from the events named beside it.
 */
export const behaviourSets = {
  sites: 'Hubs that the contact was on.',
  cards: 'Cards that the contact saw.',
  competitions: 'Competitions that the contact entered; disqualified entries do not count.',
  played: 'Cards whose game the contact played to an end.',
  outcomes: 'How games ended, as card:status.',
  prizes: 'Prizes that the contact won.',
  coupons: 'Offers of which the contact got a coupon.',
  redeemed: 'Offers of which the contact redeemed a coupon.',
  tiers: 'Tiers that the contact is in, as programme:tier.',
  achievements: 'Achievements that the contact has.',
  subscribed: 'What the contact said yes to, as channel:group; * is every group.',
  unsubscribed: 'What the contact said no to, as channel:group; * is every group.',
} as const;
export type BehaviourSet = keyof typeof behaviourSets;
export const behaviourSetNames = Object.keys(behaviourSets) as BehaviourSet[];

/** What is counted of a contact: `contact.counts.entries`. Each thing counts once, however often it is told of. */
export const behaviourCounts = {
  entries: 'Entries that count.',
  gameplays: 'Games that have ended.',
  prizes: 'Prizes won.',
  coupons: 'Coupons issued.',
  redemptions: 'Coupons redeemed.',
} as const;
export type BehaviourCount = keyof typeof behaviourCounts;
export const behaviourCountNames = Object.keys(behaviourCounts) as BehaviourCount[];
