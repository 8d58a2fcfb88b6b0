import { auditLines, invitedLines, keyLines, memberLines } from '@fanfare/client';
import type { Role } from '@fanfare/contracts';
import type { Context } from '../context.js';

export async function listMembers({ members, terminal }: Context): Promise<void> {
  const [found, invitations] = await Promise.all([members.list(), members.invitations()]);
  terminal.show([...found, ...invitations], () => memberLines(found, invitations, terminal.palette));
}

export async function invite(email: string, role: Role, { members, terminal }: Context): Promise<void> {
  const invited = await members.invite(email, role);
  terminal.show(invited, () => invitedLines(invited, terminal.palette));
}

/** People name each other by their address. */
export async function setRole(email: string, role: Role, context: Context): Promise<void> {
  await context.members.setRole(await accountOf(email, context), role);
  context.terminal.show({ email, role }, () => `${email} is ${role} now`);
}

export async function removeMember(email: string, context: Context): Promise<void> {
  await context.members.remove(await accountOf(email, context));
  context.terminal.show({ email }, () => `${email} is taken out`);
}

export async function listKeys({ members, terminal }: Context): Promise<void> {
  const { keys } = await members.keys();
  terminal.show(keys, () => keyLines(keys, terminal.palette));
}

export async function makeKey(name: string, scopes: string[], { members, terminal }: Context): Promise<void> {
  const made = await members.makeKey({ name, scopes });
  const { bold, yellow } = terminal.palette;
  terminal.show(
    made,
    () => `${name}: ${made.id}\n  key  ${bold(made.key)}\n  ${yellow('keep this: it is told only now')}`,
  );
}

export async function revokeKey(id: string, { members, terminal }: Context): Promise<void> {
  await members.revokeKey(id);
  terminal.show({ id }, () => `revoked: ${id}`);
}

export async function showAuditLog(
  query: { limit?: number; after?: string },
  { members, terminal }: Context,
): Promise<void> {
  const { entries, next } = await members.auditLog(query);
  terminal.show(entries, () => auditLines(entries, terminal.palette));
  if (next !== null) terminal.note([`more: --after ${next}`]);
}

async function accountOf(email: string, { members }: Context): Promise<string> {
  const known = (await members.list()).find((one) => one.email === email.toLowerCase());
  if (known) return known.account;
  throw new Error(`${email} is not in the workspace: see fanfare members.`);
}
