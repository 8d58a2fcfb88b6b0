import type { Issued } from './ledger.js';

/** Redeemed and Cancelled, which the contract has too, do not happen here. */
type IssueStatus = 'Created' | 'Scheduled' | 'Delivered';

/** A card or a gift as the API shows it. */
interface ShownIssue {
  id: string;
  reference: string;
  status: IssueStatus;
  link: string;
  value: string;
  currency: string;
  expiresAt: string;
  /** Of a card, and of a gift. */
  templateId?: string;
  campaignId?: string;
  recipient: Issued['order']['recipient'];
}

export function shownIssue(issued: Issued, now: Date): ShownIssue {
  const { kind, id, reference, offerId, value, currency, issuedAt, order } = issued;
  const expiresAt = new Date(issuedAt);
  expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + 1); // a guess
  const link = `https://cards.localcard.example/${id}`;
  const from = kind === 'card' ? { templateId: offerId } : { campaignId: offerId };
  const about = { value, currency, recipient: order.recipient, ...from };
  return { id, reference, status: statusOf(issued, now), link, ...about, expiresAt: expiresAt.toISOString() };
}

/** A link is handed over by the client, so that LocalCard never knows of its delivery. */
function statusOf({ deliverAt, order }: Issued, now: Date): IssueStatus {
  if (deliverAt !== null && new Date(deliverAt) > now) return 'Scheduled';
  return order.deliveryMethod === 'Link' ? 'Created' : 'Delivered';
}
