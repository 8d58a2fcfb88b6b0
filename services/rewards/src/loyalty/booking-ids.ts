import { accountOf, type AccountOwner } from './account-owner.js';

// Ids of bookings that no step has made. They are named by the account's key, which holds neither `:` nor `#`.

export const idByHand = (owner: AccountOwner, requestId: string) => `hand:${accountOf(owner)}:${requestId}`;

export const idOfExpiry = (account: string, day: number) => `expire:${account}#${day}`;

/** Of the closing of an account that has so many entries. */
export const idOfClosing = (account: string, seq: number) => `${account}#${seq + 1}~merge`;

/** Of what follows from that closing: what it had is in another account; is not there any more; is back. */
export const idIn = (closing: string) => `${closing}~in`;
export const idBack = (closing: string) => `${closing}~back`;
export const idAgain = (closing: string) => `${closing}~again`;

/** Whether a booking's id tells of an account. */
export function isNamedBy(id: string, account: string): boolean {
  return [`hand:${account}:`, `expire:${account}#`, `${account}#`].some((start) => id.startsWith(start));
}
