import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { issueCoupons, ReplyOf, StoredEvent } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { keyOf } from '@fanfare/chassis';
import { Telling } from '../telling.js';
import { issuedEvents } from './coupon-events.js';
import { Issuing } from './issuing.js';
import type { IssueOutcome } from './outcome.js';

type Asked = z.output<(typeof issueCoupons)['request']>;

/** Coupons that people issue: as a step issues them, under an id that whoever asks gives. */
@Injectable()
export class IssuingByHand {
  constructor(
    private readonly issuing: Issuing,
    private readonly telling: Telling,
  ) {}

  async issue(asked: Asked): Promise<ReplyOf<typeof issueCoupons>> {
    const { workspace, contact, offer, quantity, requestId } = asked;
    const step = `hand:${keyOf(workspace, offer, contact)}:${requestId}`;
    const ask = { step, contact, quantity, contactLimit: null, partial: false, at: Date.now() };
    const [outcome] = await this.issuing.issue(keyOf(workspace, offer), [ask]);
    if (!outcome || !('exit' in outcome)) throw new Error('an issue gave no answer');
    if (!('data' in outcome) || outcome.exit !== 'Success') throw refusalOf(outcome);
    // Nothing remembers that it is to be told: whoever got no answer asks again, and then it is told again, under the same ids.
    await this.telling.tell(eventsOf(asked, step, outcome), () => Promise.resolve());
    const { coupon_id, coupon_link, coupon_code } = outcome.data;
    const [links, codes] = [[coupon_link].flat(), [coupon_code].flat()];
    return { coupons: [coupon_id].flat().map((id, i) => ({ id, link: links[i] ?? '', code: codes[i] ?? '' })) };
  }
}

function eventsOf({ workspace, contact, offer }: Asked, step: string, outcome: IssueOutcome): StoredEvent[] {
  const now = Date.now();
  return issuedEvents(offer, outcome).map(({ type, data }, i) => ({
    id: `${step}~${i}`,
    type,
    workspaceId: workspace,
    occurredAt: new Date(now).toISOString(),
    acceptedAt: now,
    contactId: contact,
    data,
  }));
}

function refusalOf(outcome: Extract<IssueOutcome, { exit: string }>): RequestRefused {
  if ('error' in outcome) return new RequestRefused('NotFound', 'There is no such coupon offer.');
  return outcome.exit === 'OfferExpired'
    ? new RequestRefused('Conflict', 'Nothing is issued of this offer now: it is not active, not yet begun or over.')
    : new RequestRefused('Conflict', 'The limits of the offer, or of the contact, do not leave so many.');
}
