import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '../http/problem-error.js';
import { AccountStore, type Account } from './account.store.js';
import { AuditLog } from './audit-log.js';
import { Letters } from './letters.js';
import { LinkStore, type Link } from './link.store.js';
import { Members } from './members.js';
import { hashPassword } from './password.js';
import type { Role } from '@fanfare/contracts';
import { newToken } from '../secrets/secret-token.js';
import { SigningIn } from './signing-in.js';

const weekMs = 7 * 86_400_000;

interface Acceptance {
  token: string;
  name?: string | undefined;
  password?: string | undefined;
}

/** Lets people into a workspace by a link that is sent to their address. */
@Injectable()
export class Inviting {
  constructor(
    private readonly links: LinkStore,
    private readonly letters: Letters,
    private readonly accounts: AccountStore,
    private readonly members: Members,
    private readonly signingIn: SigningIn,
    private readonly log: AuditLog,
  ) {}

  /** The link is told to who invites as well: there may be no mail. */
  async invite(workspace: string, email: string, role: Role, now: number) {
    const token = newToken();
    const link = {
      id: randomUUID(),
      kind: 'invitation' as const,
      email,
      workspace,
      role,
      createdAt: now,
      endsAt: new Date(now + weekMs),
    };
    await this.links.make(token, link, now + 1);
    const mailed = await this.letters.send(link, token);
    return {
      id: link.id,
      email,
      role,
      endsAt: link.endsAt.getTime(),
      token,
      address: this.letters.addressOf('invitation', token),
      mailed,
    };
  }

  /** What an invitation is for. */
  async show(token: string, now: number) {
    const { email, workspace, role } = await this.find(token, now);
    return { email, workspace, role, hasAccount: (await this.accounts.byEmail(email)) !== null };
  }

  /**
   * Makes the account if there is none, and the member. `signedIn`: who is in the browser, who needs no password if it is for
   * them. The link goes last: after a crash it works once more, and finds what was made.
   */
  async accept({ token, name, password }: Acceptance, signedIn: string | null, now: number): Promise<Account> {
    const link = await this.find(token, now);
    const { email, workspace, role } = link;
    const known = await this.accounts.byEmail(email);
    const account = known ?? (await this.newAccount(email, name, password, now));
    if (known && known._id !== signedIn) await this.signingIn.confirm(known, required(password, 'password'), now);
    const who = { kind: 'account', id: account._id, name: email } as const;
    const change = { workspace, who, what: 'account.acceptInvitation', about: { role } };
    await this.log.recorded(change, 200, () => this.members.join(workspace, account._id, role, now));
    await this.links.spend(link);
    return account;
  }

  private async find(token: string, now: number): Promise<Link & { workspace: string; role: Role }> {
    const link = await this.links.find('invitation', token, now);
    if (link?.workspace && link.role) return { ...link, workspace: link.workspace, role: link.role };
    throw new ProblemError(
      400,
      'LinkNotValid',
      'The invitation is too old, was used, or was taken back. Ask for another one.',
    );
  }

  private async newAccount(
    email: string,
    name: string | undefined,
    password: string | undefined,
    now: number,
  ): Promise<Account> {
    const account: Account = {
      _id: randomUUID(),
      email,
      name: required(name, 'name'),
      password: await hashPassword(required(password, 'password')),
      createdAt: now,
    };
    if (await this.accounts.insert(account)) return account;
    throw new ProblemError(409, 'Conflict', 'The address has an account by now. Open the link again.');
  }
}

function required(value: string | undefined, path: string): string {
  if (value !== undefined) return value;
  throw new ProblemError(400, 'InvalidRequest', 'The request is not valid.', {
    errors: [{ path, message: 'is missing' }],
  });
}
