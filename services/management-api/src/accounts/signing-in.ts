import { Injectable } from '@nestjs/common';
import { ProblemError } from '../http/problem-error.js';
import { AccountStore, type Account } from './account.store.js';
import { AttemptStore } from './attempt.store.js';
import { isPassword } from './password.js';
import { Sessions } from './sessions.js';

/** Knows people by their passwords. */
@Injectable()
export class SigningIn {
  constructor(
    private readonly accounts: AccountStore,
    private readonly attempts: AttemptStore,
    private readonly sessions: Sessions,
  ) {}

  /** The token of a new session. An address without an account is refused in the same words, after the same time. */
  async signIn(email: string, password: string, now: number): Promise<{ token: string; account: Account }> {
    const account = await this.accounts.byEmail(email);
    if (!(await this.isRight(email, account, password, now)) || !account) {
      throw new ProblemError(401, 'WrongPassword', 'The address or the password is wrong.');
    }
    const token = await this.sessions.open(account._id, now);
    // Whoever gave the account another password meanwhile has ended its sessions, and could not know of this one.
    const present = await this.accounts.find(account._id);
    if (present?.password === account.password) return { token, account };
    await this.sessions.endOf(token);
    throw new ProblemError(401, 'WrongPassword', 'The address or the password is wrong.');
  }

  /** Throws 403 unless it is the account's password: asked before something that a left-open browser must not do. */
  async confirm(account: Account, password: string, now: number): Promise<void> {
    if (await this.isRight(account.email, account, password, now)) return;
    throw new ProblemError(403, 'WrongPassword', 'The password is wrong.', {
      errors: [{ path: 'password', message: 'is wrong' }],
    });
  }

  private async isRight(email: string, account: Account | null, password: string, now: number): Promise<boolean> {
    const waitMs = await this.attempts.begin(email, now);
    if (waitMs > 0) {
      const retryAfterSeconds = Math.ceil(waitMs / 1_000);
      throw new ProblemError(429, 'TooManyAttempts', `Too many attempts. Try again in ${retryAfterSeconds} s.`, {
        retryAfterSeconds,
      });
    }
    if (!(await isPassword(password, account?.password ?? null))) return false;
    await this.attempts.forget(email);
    return true;
  }
}
