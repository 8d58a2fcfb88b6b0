import { hash, randomBytes } from 'node:crypto';
import { buckets, hookBinding, hookKey, hookPath, type Hook } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { Keyring } from '@fanfare/secrets';
import { eventually, testMasterKey } from '@fanfare/testing';
import type { Gateway, Reply } from './gateway.js';

export interface HookGiven extends Partial<Omit<Hook, 'secrets' | 'addresses'>> {
  /** Those in force, newest first. */
  secrets?: { text: string; until?: number }[];
}

let made = 0;

/** A hook in the bucket, as the management API puts it there, and somebody who knows its address. */
export class OpenedHook {
  private constructor(
    private readonly gateway: Gateway,
    readonly hook: Hook,
    readonly url: string,
  ) {}

  static async open(gateway: Gateway, { secrets = [], ...given }: HookGiven = {}): Promise<OpenedHook> {
    const token = randomBytes(32).toString('base64url');
    const ref = { workspace: given.workspace ?? 'acme', id: given.id ?? `hook-${++made}` };
    const ring = Keyring.parse(testMasterKey);
    const hook: Hook = {
      ...ref,
      kind: 'webhook',
      title: 'Orders of the shop',
      protection: secrets.length > 0 ? 'key' : 'none',
      secrets: secrets.map(({ text, until = null }) => ({
        sealed: ring.seal(text, hookBinding(ref)),
        hint: '',
        until,
      })),
      addresses: [{ digest: hash('sha256', token, 'base64url'), until: null }],
      paused: false,
      createdAt: 0,
      updatedAt: 0,
      ...given,
    };
    const opened = new OpenedHook(gateway, hook, gateway.service.url + hookPath(token));
    await opened.put(hook);
    await eventually(async () => {
      if ((await fetch(opened.url)).status === 404) throw new Error('the gateway does not know the hook yet');
    });
    return opened;
  }

  /** Replaces the hook; the gateway learns of it a moment later. */
  async put(hook: Hook): Promise<void> {
    await this.gateway.service.app.get(KeyValue).put(buckets.hooks, hookKey(hook), hook);
  }

  async remove(): Promise<void> {
    await this.gateway.service.app.get(KeyValue).delete(buckets.hooks, hookKey(this.hook));
  }

  /** Posts a body: objects and strings as JSON, forms as what they are. */
  async post(body: unknown, headers: Record<string, string> = {}, query = ''): Promise<Reply> {
    const isForm = body instanceof URLSearchParams || body instanceof FormData;
    const isRaw = isForm || typeof body === 'string' || body instanceof Uint8Array;
    const answer = await fetch(this.url + query, {
      method: 'POST',
      headers: { ...(!isForm && { 'content-type': 'application/json' }), ...headers },
      body: isRaw ? (body as string) : JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      retryAfter: answer.headers.get('retry-after'),
      body: (text.startsWith('{') ? JSON.parse(text) : {}) as Reply['body'],
    };
  }
}
