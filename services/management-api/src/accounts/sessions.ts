import { Injectable } from '@nestjs/common';
import { digestOf, newToken } from '../secrets/secret-token.js';
import { SessionStore, type Session } from './session.store.js';

const day = 86_400_000;
/** Whoever does not come for a week signs in again, and everybody does once a month. */
const idleMs = 7 * day;
export const longestMs = 30 * day;
/** Kept no more precisely than that: not each request is a write. */
const seenEveryMs = 60_000;

@Injectable()
export class Sessions {
  constructor(private readonly sessions: SessionStore) {}

  /** What the session's cookie says. */
  async open(account: string, now: number): Promise<string> {
    const token = newToken();
    await this.sessions.open(token, account, now, new Date(now + longestMs));
    return token;
  }

  async find(token: string, now: number): Promise<Session | null> {
    const session = await this.sessions.find(token);
    if (!session || now >= session.endsAt.getTime() || now - session.seenAt >= idleMs) return null;
    if (now - session.seenAt >= seenEveryMs) await this.sessions.seen(session._id, now);
    return session;
  }

  endOf(token: string): Promise<void> {
    return this.sessions.end(digestOf(token));
  }

  end(session: string): Promise<void> {
    return this.sessions.end(session);
  }

  endAll(account: string, except?: string): Promise<void> {
    return this.sessions.endAll(account, except);
  }
}
