import { keyOf } from '@fanfare/chassis';

/** Whose account of which programme. */
export interface AccountOwner {
  workspace: string;
  programme: string;
  contact: string;
}

/** The account's key. */
export function accountOf({ workspace, programme, contact }: AccountOwner): string {
  return keyOf(workspace, programme, contact);
}
