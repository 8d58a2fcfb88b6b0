import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@fanfare/chassis';
import { ProblemError } from '../http/problem-error.js';
import { isOverTls, type ManagementConfig } from '../management.config.js';
import type { Caller } from './caller.js';
import { KeyStore } from './key.store.js';
import { isForeign, sessionOf, type BrowserHeaders } from './session-cookie.js';
import { Sessions } from './sessions.js';

export const keyPrefix = 'fk_';
const bearer = /^Bearer +(\S+) *$/i;
/** When a key was used is kept no more precisely than that. */
const usedEveryMs = 60_000;

interface From {
  method: string;
  headers: BrowserHeaders & { authorization?: string | undefined };
}

/** Finds out who makes a request: by key, or by the cookie of a session. */
@Injectable()
export class Callers {
  constructor(
    private readonly keys: KeyStore,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: ManagementConfig,
  ) {}

  /** Throws 401 when it is nobody. A key decides alone: who sends one does not mean the browser's session. */
  async of({ method, headers }: From, now: number): Promise<Caller> {
    if (headers.authorization !== undefined) return this.byKey(headers.authorization, now);
    const token = sessionOf(isOverTls(this.config), headers);
    if (token === null) throw unknownKey();
    // The cookie comes along with whatever a page elsewhere has the browser send.
    if (method !== 'GET' && isForeign(headers)) {
      throw new ProblemError(403, 'NotAllowed', 'A page of another site may not do this in your name.');
    }
    const session = await this.sessions.find(token, now);
    if (!session) throw new ProblemError(401, 'SignedOut', 'The session is over. Sign in again.');
    return { kind: 'account', account: session.account, session: session._id };
  }

  private async byKey(authorization: string, now: number): Promise<Caller> {
    const reach = this.config.MANAGEMENT_KEYS.reach(authorization);
    if (reach.known) return { kind: 'environment', reach };
    const key = bearer.exec(authorization)?.[1];
    const stored = key?.startsWith(keyPrefix) ? await this.keys.find(key) : null;
    if (!stored || (stored.endsAt !== null && stored.endsAt <= now)) throw unknownKey();
    if (now - (stored.usedAt ?? 0) >= usedEveryMs) await this.keys.used(stored._id, now);
    const { id, name, workspace, scopes } = stored;
    return { kind: 'key', id, name, workspace, scopes };
  }
}

function unknownKey(): ProblemError {
  return new ProblemError(401, 'UnknownKey', 'Sign in, or send a valid key: `Authorization: Bearer <key>`.');
}
