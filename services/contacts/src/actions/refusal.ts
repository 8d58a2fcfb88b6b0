import { failure, type FailureOutcome } from '@fanfare/connector';
import type { Refusal } from './plan.js';

/** Why a step could not be done, in words for the person who built the workflow. */
export function refusal(reason: Refusal | 'NoContact'): FailureOutcome {
  switch (reason) {
    case 'NoContact':
      return failure(
        'NoContact',
        'This event is about nobody, so there is no contact to change. Filter such events out before this step.',
      );
    case 'ContactNotFound':
      return failure('ContactNotFound', 'There is no such contact.');
    case 'ContactDeleted':
      return failure('ContactDeleted', 'The contact was deleted.');
    case 'EmailTaken':
      return failure('EmailTaken', 'Another contact has this e-mail address. An address belongs to one contact.');
    default:
      return reason satisfies never;
  }
}
