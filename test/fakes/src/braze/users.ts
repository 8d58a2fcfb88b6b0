import { randomBytes } from 'node:crypto';
import { isSpoiled, updatedValue, isNested } from './attribute-value.js';
import type { Identifier, UserAlias } from './identifier.js';
import { isAttribute, isProfileField, profileValue } from './profile-fields.js';
import type { AttributesObject } from './track-objects.js';

/** A profile, as an export of users would show it. */
export interface BrazeUser {
  braze_id: string;
  external_id: string | null;
  user_aliases: UserAlias[];
  /** E-mail, phone, names and the other fields that Braze knows. */
  profile: Record<string, unknown>;
  custom_attributes: Record<string, unknown>;
}

/** The profiles of a workspace. */
export class BrazeUsers {
  /** The one that was updated last comes last. */
  private readonly byUpdate = new Set<BrazeUser>();

  get all(): BrazeUser[] {
    return [...this.byUpdate];
  }

  /** Of several with an address or a number: those with an external id first, then the one updated last (post_user_track.md). */
  find(identifier: Identifier): BrazeUser | undefined {
    const found = this.all.filter((user) => isNamed(user, identifier));
    return found.findLast((user) => user.external_id !== null) ?? found.at(-1);
  }

  /** Finds a profile to update, or makes one where that is allowed. */
  take(identifier: Identifier, mayCreate: boolean): BrazeUser | undefined {
    const user = this.find(identifier) ?? (mayCreate ? newUser(identifier) : undefined);
    if (!user) return undefined;
    this.byUpdate.delete(user);
    this.byUpdate.add(user);
    return user;
  }
}

/** Without nested attributes when any of the request was spoiled: then Braze drops them all (post_user_track.md). */
export function applyAttributes(
  user: BrazeUser,
  update: AttributesObject,
  how: { maxElements: number; nested: boolean },
) {
  // prettier-ignore
  for (const [name, value] of Object.entries(update).filter(([key]) => isAttribute(key))) {
    if (isProfileField(name)) set(user.profile, name, profileValue(name, user.profile[name], value));
    else if (how.nested || !isNested(value)) {
      set(user.custom_attributes, name, updatedValue(user.custom_attributes[name], value, how.maxElements));
    }
  }
}

export function hasSpoiled(update: AttributesObject): boolean {
  return Object.entries(update).some(([name, value]) => isAttribute(name) && !isProfileField(name) && isSpoiled(value));
}

function set(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value === undefined) delete target[name];
  else target[name] = value;
}

/** That letter case does not matter in an e-mail address is guessed. */
function isNamed({ braze_id, external_id, user_aliases, profile }: BrazeUser, identifier: Identifier): boolean {
  if ('external_id' in identifier) return external_id === identifier.external_id;
  if ('braze_id' in identifier) return braze_id === identifier.braze_id;
  if ('email' in identifier) return String(profile['email']).toLowerCase() === identifier.email.toLowerCase();
  if ('phone' in identifier) return profile['phone'] === identifier.phone;
  const { alias_name, alias_label } = identifier.user_alias;
  return user_aliases.some((alias) => alias.alias_name === alias_name && alias.alias_label === alias_label);
}

function newUser(identifier: Identifier): BrazeUser {
  return {
    braze_id: randomBytes(12).toString('hex'),
    external_id: 'external_id' in identifier ? identifier.external_id : null,
    user_aliases: 'user_alias' in identifier ? [identifier.user_alias] : [],
    profile: 'email' in identifier || 'phone' in identifier ? { ...identifier } : {},
    custom_attributes: {},
  };
}
