import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HttpResponse, OpenApp } from '@fanfare/connector';
import { LRUCache } from 'lru-cache';
import type { Outgoing } from '../request/outgoing.js';
import type { RequestInput } from '../request/request-input.js';

/** Of text that the answers are, in this replica. Each has its own: an answer is asked for once by every one of them. */
const maxKept = 32 * 1024 * 1024;

interface Kept {
  response: HttpResponse;
  at: number;
}

/** Whose answers they are, and which: nobody sees another workspace's, nor what another account was told. */
export interface Asking {
  workspace: string;
  app: Pick<OpenApp, 'id' | 'revision'> | null;
  /** What is an answer, and what is followed. */
  input: Pick<RequestInput, 'redirects' | 'expectStatus'>;
}

/** Answers that steps may share. Those longest unused make room. */
@Injectable()
export class ResponseCache {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: maxKept,
    sizeCalculation: ({ response }) => JSON.stringify(response).length,
  });

  /** An answer that is not older; null: there is none. */
  get(key: string, maxAgeMs: number): HttpResponse | null {
    const found = this.kept.get(key);
    return found && Date.now() - found.at < maxAgeMs ? found.response : null;
  }

  put(key: string, response: HttpResponse, maxAgeMs: number): void {
    this.kept.set(key, { response, at: Date.now() }, { ttl: maxAgeMs });
  }
}

/** What makes two requests the same: all that their receiver sees of a step, who asks, and what counts as its answer. */
export function cacheKey({ workspace, app, input }: Asking, { method, url, headers }: Outgoing): string {
  const named = Object.entries(headers).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const asking = [workspace, app?.id, app?.revision, input.redirects, input.expectStatus];
  return hash('sha256', JSON.stringify([...asking, method, url.href, named]), 'base64url');
}
