import { clock } from './clock.js';
import type { ApiKey, AuditEntry, Invitation, Invited, Member } from '@fanfare/contracts';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Members and those who are invited, a line each. */
export function memberLines(
  members: readonly Member[],
  invitations: readonly Invitation[],
  { yellow, dim }: Palette = plain,
): string {
  if (members.length + invitations.length === 0) {
    return 'nobody yet; invite the first: fanfare invite <email> --role owner';
  }
  const rows = table([
    ...members.map(({ email, role, name }) => [email, role, name]),
    ...invitations.map(({ email, role, endsAt }) => [email, role, `invited until ${clock(endsAt)}`]),
  ]);
  return rows
    .map((row, i) => (i < members.length ? `${row}  ${dim(members[i]?.account ?? '')}` : yellow(row)))
    .join('\n');
}

/** An invitation that was made just now. */
export function invitedLines(
  { email, role, address, token, mailed, endsAt }: Invited,
  { bold, yellow }: Palette = plain,
): string {
  return [
    `${email} is invited as ${role} until ${clock(endsAt)}${mailed ? '; the link is mailed' : ''}`,
    `  ${address === null ? 'token' : 'link '}  ${bold(address ?? token)}`,
    `  ${yellow('it lets in whoever has it, and is told only now')}`,
  ].join('\n');
}

/** Keys that were made for programs, a line each. */
export function keyLines(keys: readonly ApiKey[], { dim }: Palette = plain): string {
  if (keys.length === 0) return 'no keys; make one: fanfare key make "Nightly import" --scopes contacts:write';
  const rows = table(
    keys.map(({ id, name, hint, scopes, usedAt }) => [
      id,
      name,
      `…${hint}`,
      scopes.join(' '),
      usedAt === null ? 'never used' : `used ${clock(usedAt)}`,
    ]),
  );
  return rows.map((row, i) => `${row}  ${dim(`by ${keys[i]?.createdBy ?? ''}`)}`).join('\n');
}

/** Who changed what, newest first, a line each. */
export function auditLines(entries: readonly AuditEntry[], { red, dim }: Palette = plain): string {
  if (entries.length === 0) return 'nothing was changed';
  const rows = table(
    entries.map(({ at, who, what, about }) => [clock(at), who.name, what, Object.values(about).join(' ')]),
  );
  return rows.map((row, i) => row + howItEnded(entries[i]?.status ?? null, { red, dim })).join('\n');
}

function howItEnded(status: number | null, { red, dim }: Pick<Palette, 'red' | 'dim'>): string {
  if (status === null) return `  ${dim('nobody knows how it ended')}`;
  return status < 400 ? '' : `  ${red(`refused (${status})`)}`;
}
