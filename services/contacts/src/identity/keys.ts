import { createHash } from 'node:crypto';
import type { ContactRef } from '@fanfare/contracts';

/** By what a contact is recognised, strongest first. */
export const keyKinds = ['id', 'email', 'anonymous', 'mobile'] as const;
export type KeyKind = (typeof keyKinds)[number];

/** The keys that a reference has, as the identities collection spells them. */
export type Keys = Partial<Record<KeyKind, string>>;

export function keysOf(workspace: string, ref: ContactRef): Keys {
  const values = { id: ref.id, email: ref.email, anonymous: ref.anonymousId, mobile: ref.mobile };
  const keys: Keys = {};
  for (const kind of keyKinds) {
    const value = values[kind];
    if (value !== undefined) keys[kind] = identityKey(workspace, kind, value);
  }
  return keys;
}

export function identityKey(workspace: string, kind: KeyKind, value: string): string {
  return `${workspace}/${kind}/${value}`;
}

/** The reference that has but this key; null when it is not a key of the workspace. */
export function refOfKey(workspace: string, key: string): ContactRef | null {
  const kind = keyKinds.find((each) => key.startsWith(identityKey(workspace, each, '')));
  if (kind === undefined) return null;
  const value = key.slice(identityKey(workspace, kind, '').length);
  return { [kind === 'anonymous' ? 'anonymousId' : kind]: value };
}

/**
 * The id a contact gets when nobody knows it yet: the hub's own, or one computed from what it is recognised by, so that
 * two who meet it at once, or one who dies half way and repeats, come to the same contact.
 */
export function naturalId(ref: ContactRef, keys: Keys): string {
  if (ref.id !== undefined) return ref.id;
  const key = keys.email ?? keys.anonymous ?? keys.mobile;
  if (key === undefined) throw new Error('a contact needs an id, an email, a mobile or an anonymousId');
  return createHash('sha256').update(key).digest('hex').slice(0, 24);
}
