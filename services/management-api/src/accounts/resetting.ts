import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '../http/problem-error.js';
import { AccountStore } from './account.store.js';
import { AttemptStore } from './attempt.store.js';
import { Letters } from './letters.js';
import { LinkStore } from './link.store.js';
import { hashPassword } from './password.js';
import { newToken } from '../secrets/secret-token.js';
import { Sessions } from './sessions.js';

const hourMs = 3_600_000;
/** Whoever asks again and again neither fills a mailbox nor spoils the link that is in it. */
const apartMs = 60_000;

/** New passwords for those who forgot theirs, by a link in a mail. */
@Injectable()
export class Resetting {
  constructor(
    private readonly accounts: AccountStore,
    private readonly attempts: AttemptStore,
    private readonly links: LinkStore,
    private readonly letters: Letters,
    private readonly sessions: Sessions,
  ) {}

  /** Mails a link, where the address has an account. Whoever asks is not told whether it has. */
  async begin(email: string, now: number): Promise<void> {
    const account = await this.accounts.byEmail(email);
    if (!account) return;
    const token = newToken();
    const link = {
      id: randomUUID(),
      kind: 'reset' as const,
      email: account.email,
      workspace: null,
      role: null,
      createdAt: now,
      endsAt: new Date(now + hourMs),
    };
    if (await this.links.make(token, link, now - apartMs)) await this.letters.send(link, token);
  }

  /** Whoever was signed in by the old password is no more. The link goes last: after a crash it works once more. */
  async finish(token: string, password: string, now: number): Promise<void> {
    const link = await this.links.find('reset', token, now);
    const account = link && (await this.accounts.byEmail(link.email));
    if (!account) throw new ProblemError(400, 'LinkNotValid', 'The link is too old, or was used. Ask for another one.');
    await this.accounts.setPassword(account._id, await hashPassword(password));
    await this.sessions.endAll(account._id);
    await this.attempts.forget(account.email);
    await this.links.endReset(account.email);
  }
}
