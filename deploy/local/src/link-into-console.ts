import type { Members } from '@fanfare/client';

/** Whoever opens the link chooses the password. */
const owner = 'owner@demo.test';

/** The console's address; as long as nobody can sign in, a link with which the first one becomes the owner. */
export async function linkIntoConsole(members: Members, console: string): Promise<string> {
  if ((await members.list()).length > 0) return console;
  const { address } = await members.invite(owner, 'owner');
  return address ?? console;
}
