/**
 * Where reports about one mail go (VERP): `bounce+<token>@mail.example.com`. The token is random, says nothing of anybody, and is
 * shown to whom the mail is to; so nobody can report about the mail of others.
 */
export function returnPathOf(address: string, token: string): string {
  const { local, domain } = partsOf(address);
  return `${local}+${token}@${domain}`;
}

/** The token in an address that a report came to; null: it is none of ours. Servers on the way may have changed the case. */
export function tokenIn(recipient: string, address: string): string | null {
  const { local, domain } = partsOf(address.toLowerCase());
  const given = partsOf(recipient.toLowerCase());
  if (given.domain !== domain || !given.local.startsWith(`${local}+`)) return null;
  return given.local.slice(local.length + 1) || null;
}

function partsOf(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}
