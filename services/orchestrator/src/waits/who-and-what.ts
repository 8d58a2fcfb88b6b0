/** What events and those who wait for them are brought together by. */
export function eventKey(workspace: string, contact: string, event: string): string {
  return `${workspace}/${event}/${contact}`;
}

/** What the runs of a contact are found by. */
export function contactKey(workspace: string, contact: string): string {
  return `${workspace}/${contact}`;
}
