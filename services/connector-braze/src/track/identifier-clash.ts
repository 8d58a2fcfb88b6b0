import type { JsonObject } from '@fanfare/contracts';
import { identify, type UserMapping } from './user-mapping.js';

/**
 * E-mail and phone name a user in the same places in which they are attributes, and of two Braze takes the e-mail
 * (post_user_track.md). So an attribute could have the wrong user updated. Says which, and why; null: none does.
 */
export function identifierClash(
  user: UserMapping,
  attributes: JsonObject,
): { attribute: string; problem: string } | null {
  const identifier = identify(user);
  if ('phone' in identifier && isGiven(attributes['email'])) {
    return { attribute: 'email', problem: 'Braze would look for the user by this, and not by phone' };
  }
  for (const attribute of ['email', 'phone'] as const) {
    const value = attributes[attribute];
    if (!(attribute in identifier) || !isGiven(value)) continue;
    const same = identify({ by: attribute, value: typeof value === 'string' ? value : '' });
    if (JSON.stringify(same) !== JSON.stringify(identifier)) {
      return { attribute, problem: `the user is looked for by ${attribute}, which cannot be changed in the same step` };
    }
  }
  return null;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
