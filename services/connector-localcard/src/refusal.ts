import { failure, type FailureOutcome, type HttpResponse } from '@fanfare/connector';
import type { LocalCardAccount } from './localcard.app.js';
import type { Order } from './orders.js';
import { problemIn } from './problem.js';

type Refused = Pick<Order, 'from' | 'value' | 'path'>;

/** Why LocalCard did not issue what was ordered. Its own words are left out: they may repeat what we know of the recipient. */
export function refusalOf({ status, body }: HttpResponse, order: Refused, account: LocalCardAccount): FailureOutcome {
  const { name, settings } = account;
  const { code, errors = [], minValue, maxValue } = problemIn(body);
  const amount = `${order.value} ${settings.currency}`;
  switch (status) {
    case 400: {
      const fields = errors.map(({ field }) => field);
      const which = fields.length > 0 ? `: ${fields.join(', ')}` : ' as it is';
      return failure('InvalidRequest', `${name} does not accept the order${which}.`, { fields });
    }
    case 402:
      return failure('InsufficientBalance', `The balance of ${name} does not cover ${amount}. Top it up, then try the run again.`); // prettier-ignore
    case 404:
      return failure('NotFound', `${name} has no ${order.from}.`);
    case 422: {
      if (code !== undefined && code !== 'ValueOutOfRange') break;
      const range = `from ${minValue ?? '?'} to ${maxValue ?? '?'} ${settings.currency}`;
      return failure('ValueOutOfRange', `${amount} is not a value that the ${order.from} takes: ${range}.`, { minValue: minValue ?? null, maxValue: maxValue ?? null }); // prettier-ignore
    }
  }
  return failure('HttpStatus', `${name} answered ${status} to POST ${order.path}.`, { status, code: code ?? null });
}
