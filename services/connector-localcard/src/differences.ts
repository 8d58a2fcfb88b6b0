import { failure, type FailureOutcome } from '@fanfare/connector';
import type { Issued } from './issued.js';
import type { Order } from './orders.js';

type Ordered = Pick<Order, 'kind' | 'from' | 'offer' | 'value' | 'recipient'>;

/** In what something that was issued is not what was ordered; what LocalCard does not tell is taken for the same. */
export function differences({ kind, offer, value, recipient }: Ordered, found: Issued): string[] {
  const told = [
    [kind === 'card' ? 'template' : 'campaign', offer, kind === 'card' ? found.templateId : found.campaignId],
    ['value', value, found.value === undefined ? undefined : Number(found.value).toFixed(2)],
    ['email', recipient.email?.toLowerCase(), found.recipient?.email?.toLowerCase()],
    ['mobile', recipient.mobile, found.recipient?.mobile ?? undefined],
  ] as const;
  return told.flatMap(([field, ordered, issued]) => (issued !== undefined && issued !== ordered ? [field] : []));
}

/** Our reference has paid for something else, so that nothing more can be ordered with it. Whose it is, is not told. */
export function referenceTaken(account: string, { kind, from }: Ordered, fields: readonly string[]): FailureOutcome {
  const message = `The reference of this step is taken at ${account}, by something of another ${fields.join(', ')} than the ${kind} of the ${from} that the step orders. Nothing more was ordered. Look for the reference at LocalCard, then decide.`;
  return failure('ReferenceTaken', message, { fields: [...fields] });
}
