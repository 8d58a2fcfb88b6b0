import { Injectable } from '@nestjs/common';
import { ProblemError } from '../problem-error.js';
import { HookCounts } from './hook-counts.js';
import type { HookRequest } from './hook-request.js';
import { Hooks } from './hooks.js';
import type { KnownHook } from './known-hook.js';
import { contentKindOf } from './payload/content-kind.js';
import { hasKey } from './proof/given-key.js';

/** A pause is a person's, not a moment's. */
const pausedRetryAfterSeconds = 300;

/** What is decided about a request to a hook before a byte of its body is read. */
@Injectable()
export class HookDoor {
  constructor(
    private readonly hooks: Hooks,
    private readonly counts: HookCounts,
  ) {}

  /** The hook with this address. Throws the problem that says why the request goes no further. */
  admit(request: HookRequest, token: string, now: number): KnownHook {
    const known = this.hooks.find(token, now);
    // As of any address that is nobody's.
    if (!known) throw new ProblemError(404, 'NotFound', 'There is nothing at this address.');
    try {
      if (request.method === 'POST') this.mayPost(known, request, now);
    } catch (error) {
      throw this.counts.refused(known.hook.kind, error);
    }
    return known;
  }

  private mayPost(known: KnownHook, request: HookRequest, now: number): void {
    const { protection, paused } = known.hook;
    if (protection === 'key' && !hasKey(request, this.hooks.secretsOf(known, now))) {
      const detail = 'Send the key of this hook: Authorization: Bearer <key>, X-Hook-Key: <key>, or ?key=<key>.';
      throw new ProblemError(401, 'UnknownKey', detail);
    }
    if (paused) {
      const retryAfterSeconds = pausedRetryAfterSeconds;
      throw new ProblemError(503, 'HookPaused', 'The hook is paused. Send it again later.', { retryAfterSeconds });
    }
    const retryAfterSeconds = known.allowance.take(now);
    if (retryAfterSeconds > 0) {
      throw new ProblemError(429, 'TooManyRequests', 'More comes to this hook than it takes. Send it again later.', { retryAfterSeconds }); // prettier-ignore
    }
    if (contentKindOf(request.headers) === null) {
      const types = 'application/json, application/x-www-form-urlencoded or multipart/form-data';
      throw new ProblemError(415, 'UnsupportedMediaType', `Send ${types}, in UTF-8, without content encoding.`);
    }
  }
}
