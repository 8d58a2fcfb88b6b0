import { z } from 'zod';
import { defineAction, failure, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { keyOf } from '@fanfare/chassis';
import { issuedEvents } from './coupon-events.js';
import { Issuing } from './issuing.js';

const oneOrMore = z.union([z.string(), z.array(z.string())]);

export const ContactCouponIssue = defineAction({
  name: 'ContactCouponIssue',
  title: 'Issue coupons',
  summary: 'Issues one or more coupons of an offer to the contact, within the limits of the offer and of the contact.',
  input: z.object({
    offer: z.string().min(1).max(64).meta({ title: 'Coupon offer', choices: 'offers' }),
    quantity: z.number().int().min(1).max(100).default(1).meta({ title: 'Quantity' }),
    contactLimit: z.number().int().min(0).nullish().meta({
      title: 'Contact limit',
      description: 'The most coupons of this offer that one contact may have. Empty: no limit.',
    }),
    allowPartialAward: z
      .boolean()
      .default(false)
      .meta({ title: 'Allow partial award', description: 'Issues what is left when that is less than the quantity.' }),
  }),
  exits: {
    Success: z.object({
      coupon_count: z.number().int(),
      coupon_id: oneOrMore,
      coupon_link: oneOrMore,
      coupon_code: oneOrMore,
    }),
    OfferLimitsExceeded: z.object({
      coupon_count: z.literal(0),
      limit: z.enum(['offer', 'stock', 'contact']),
      remaining: z.number().int(),
    }),
    OfferExpired: z.object({ coupon_count: z.literal(0), reason: z.enum(['inactive', 'not_yet_valid', 'expired']) }),
  },
  repeat: 'own',
  causes: ['Coupon.Issued'],
  batch: { max: 100 },
});

type IssueStep = Step<typeof ContactCouponIssue>;
type Outcome = OutcomeOf<typeof ContactCouponIssue>;

@Handles(ContactCouponIssue)
export class IssueCoupons implements ActionHandler<typeof ContactCouponIssue> {
  constructor(private readonly issuing: Issuing) {}

  async run(steps: readonly IssueStep[]): Promise<Outcome[]> {
    const byOffer = Map.groupBy(steps.filter(hasContact), ({ workspace, input }) => keyOf(workspace, input.offer));
    const outcomes = new Map<IssueStep, Outcome>();
    await Promise.all(
      [...byOffer].map(async ([offer, group]) => {
        const answers = await this.issuing.issue(offer, group.map(askOf));
        group.forEach((step, i) => outcomes.set(step, told(step, answers[i] as Outcome)));
      }),
    );
    return steps.map(
      (step) =>
        outcomes.get(step) ??
        failure('NoContact', 'The event is about nobody, so there is no contact to issue coupons to.'),
    );
  }
}

type StepOfContact = IssueStep & { contactId: string };

function hasContact(step: IssueStep): step is StepOfContact {
  return step.contactId !== null;
}

/** An answer with what it made true, computed from what is recorded: the same on repeat. */
function told({ input }: StepOfContact, outcome: Outcome): Outcome {
  return 'data' in outcome ? { ...outcome, events: issuedEvents(input.offer, outcome) } : outcome;
}

function askOf({ id, contactId, at, input }: StepOfContact) {
  const { quantity, contactLimit, allowPartialAward } = input;
  return { step: id, contact: contactId, at, quantity, contactLimit: contactLimit ?? null, partial: allowPartialAward };
}
