import type { StoredEvent } from '@fanfare/contracts';
import type { Consequence } from '@fanfare/connector';
import type { Coupon } from './coupon.store.js';
import type { IssueOutcome } from './outcome.js';

/** What workflows are told of an answer: each coupon that it gave; nothing of a refusal. */
export function issuedEvents(offer: string, outcome: IssueOutcome): Consequence[] {
  if (!('data' in outcome) || outcome.exit !== 'Success') return [];
  const ids = [outcome.data.coupon_id].flat();
  const codes = [outcome.data.coupon_code].flat();
  return ids.map((couponId, i) => ({ type: 'Coupon.Issued', data: { offer, couponId, code: codes[i] ?? '' } }));
}

/** What workflows are told of a redemption: the same whenever it is told, because a coupon is redeemed once. */
export function redeemedEvent({ _id, workspace, offer, contact, forgotten, code, redeemed }: Coupon): StoredEvent {
  if (!redeemed) throw new Error('a coupon that is to be told as redeemed is not');
  const { at, site, location } = redeemed;
  return {
    id: `${_id}~redeemed`,
    type: 'Coupon.Redeemed',
    workspaceId: workspace,
    occurredAt: new Date(at).toISOString(),
    acceptedAt: at,
    // A placeholder is nobody, and an event would make somebody of it.
    ...(!forgotten && { contactId: contact }),
    ...(site !== null && { siteId: site }),
    data: { offer, couponId: _id, code, ...(location !== null && { location }) },
  };
}
