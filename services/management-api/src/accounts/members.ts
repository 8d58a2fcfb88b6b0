import { Injectable } from '@nestjs/common';
import { notFound, ProblemError } from '../http/problem-error.js';
import { AccountStore } from './account.store.js';
import type { Caller } from './caller.js';
import type { Role } from '@fanfare/contracts';
import { covers } from './role.js';
import { WorkspaceStore, type Member } from './workspace.store.js';

/** Who belongs to a workspace, and as what. */
@Injectable()
export class Members {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly accounts: AccountStore,
  ) {}

  async list(workspace: string) {
    const members = await this.workspaces.members(workspace);
    const accounts = new Map(
      (await this.accounts.named(members.map(({ account }) => account))).map((one) => [one._id, one]),
    );
    return members.map((member) => {
      const { email = '', name = '' } = accounts.get(member.account) ?? {};
      return { ...member, email, name };
    });
  }

  /** What a caller may give to others: no more than what it is. */
  async roleOf(caller: Caller | null, workspace: string): Promise<Role> {
    return roleIn(await this.workspaces.members(workspace), caller);
  }

  /** Somebody comes in. Who is there already keeps the greater role. */
  async join(workspace: string, account: string, role: Role, now: number): Promise<void> {
    await this.workspaces.change(workspace, (members) => {
      const known = members.find((one) => one.account === account);
      if (!known) return [...members, { account, role, since: now }];
      return members.map((one) => (one === known && !covers(one.role, role) ? { ...one, role } : one));
    });
  }

  async setRole(workspace: string, account: string, role: Role, caller: Caller | null): Promise<void> {
    await this.workspaces.change(workspace, (members) => {
      const by = roleIn(members, caller);
      const known = mayTouch(members, account, by);
      mustReach(by, role);
      return withOwner(
        members,
        members.map((one) => (one === known ? { ...one, role } : one)),
      );
    });
  }

  async remove(workspace: string, account: string, caller: Caller | null): Promise<void> {
    await this.workspaces.change(workspace, (members) => {
      const known = mayTouch(members, account, roleIn(members, caller));
      return withOwner(
        members,
        members.filter((one) => one !== known),
      );
    });
  }
}

function roleIn(members: readonly Member[], caller: Caller | null): Role {
  if (caller?.kind !== 'account') return 'owner';
  return members.find(({ account }) => account === caller.account)?.role ?? 'viewer';
}

/** Throws unless `by` may give the role. */
export function mustReach(by: Role, role: Role): void {
  if (!covers(by, role)) throw new ProblemError(403, 'NotAllowed', `Only who is ${role} makes others ${role}.`);
}

function mayTouch(members: readonly Member[], account: string, by: Role): Member {
  const known = members.find((one) => one.account === account);
  if (!known) throw notFound('member');
  if (!covers(by, known.role)) throw new ProblemError(403, 'NotAllowed', `Only who is ${known.role} changes who is.`);
  return known;
}

/** Those after a change, where one is left who may undo it. */
function withOwner(before: readonly Member[], after: Member[]): Member[] {
  const hasOwner = (members: readonly Member[]) => members.some(({ role }) => role === 'owner');
  if (hasOwner(after) || !hasOwner(before)) return after;
  throw new ProblemError(409, 'Conflict', 'A workspace keeps at least one owner: make somebody else owner before.');
}
