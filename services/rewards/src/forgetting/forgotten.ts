import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { forgetRewards } from '@fanfare/contracts';

/** Who is to be forgotten, and what stands in the place of their ids. */
export type Forgotten = z.output<typeof forgetRewards.request>;

/** A key in the place of one that was made of a contact's id: the same each time, and not to be read back. */
export function nameless(placeholder: string, key: string): string {
  return `${placeholder}.${hash('sha256', `${placeholder}/${key}`, 'base64url').slice(0, 22)}`;
}
