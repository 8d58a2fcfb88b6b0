import type { ConsentView, SubscriptionGroupView } from '@fanfare/contracts';

/** All groups at once, for who wants nothing more. */
export const everyGroup = '*';

/** Whether somebody may be sent what belongs to a group, by what they said about it and about all. The later word counts. */
export function isConsented(
  said: readonly Pick<ConsentView, 'group' | 'state' | 'at'>[],
  group: string,
  consent: SubscriptionGroupView['consent'],
): boolean {
  const last = said
    .filter((one) => one.group === group || one.group === everyGroup)
    .reduce<Pick<ConsentView, 'state' | 'at'> | null>((a, b) => (a && (a.at > b.at || (a.at === b.at && a.state === 'unsubscribed')) ? a : b), null); // prettier-ignore
  if (!last) return consent === 'implied';
  return last.state === 'subscribed';
}
