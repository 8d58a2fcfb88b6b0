import { failure, sayable, type FailureOutcome } from '@fanfare/connector';
import type { Problem } from './problem.js';

/**
 * A problem of one member as a step's failure: a code that conditions can ask for, and a message that says what to do.
 * Titles are of the error glossary; the words of `detail` are as people have met them.
 */
export function refusal({ status, title, detail, errors }: Problem): FailureOutcome {
  if (title === 'Member In Compliance State') {
    return failure('ComplianceState', 'This person unsubscribed or bounced, or Mailchimp is looking into it: only they can subscribe again, by a form. Or ask them: `resubscribe: ask` has Mailchimp write to them.'); // prettier-ignore
  }
  if (title === 'Forgotten Email Not Subscribed') {
    return failure('ForgottenEmail', 'This address was deleted permanently, and no API brings it back: the person must sign up by a form of the audience.'); // prettier-ignore
  }
  if (errors.length > 0) {
    const fields = errors.map(({ field, message }) => ({ field, message: sayable(message) }));
    const named = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
    return failure('InvalidResource', `Mailchimp does not accept some fields (${named}). Correct what the step gives for them.`, { fields }); // prettier-ignore
  }
  if (/looks fake|fake or invalid|valid email address/i.test(detail)) {
    return failure('AddressRefused', 'Mailchimp does not accept this e-mail address: it looks fake or mistyped. Check it with the person.'); // prettier-ignore
  }
  if (/signed up to a lot of lists/i.test(detail)) {
    return failure('TooManySignups', 'Mailchimp takes no more signups of this address for now: it has joined many lists lately. Try again in some days, or have the person use a form.'); // prettier-ignore
  }
  return failure('MailchimpRefused', `Mailchimp refused (${status}, ${title}: ${sayable(detail)}).`, { status, title }); // prettier-ignore
}

export function noAudience(audience: string): FailureOutcome {
  return failure('AudienceNotFound', `There is no audience ${audience} in this account. Choose another in the step, or another connected app.`); // prettier-ignore
}

export function notAMember(): FailureOutcome {
  return failure('NotAMember', 'This person is no member of the audience. Add them first, or leave them out by a condition.'); // prettier-ignore
}
