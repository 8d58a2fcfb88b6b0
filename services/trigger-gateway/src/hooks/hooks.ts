import { hash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { buckets, hook as hookSchema, hookBinding, hookKey } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { CONFIG, Log } from '@fanfare/chassis';
import { CannotOpen } from '@fanfare/secrets';
import type { GatewayConfig } from '../gateway.config.js';
import { ProblemError } from '../problem-error.js';
import { Allowance } from './allowance.js';
import { isValid, type KnownHook } from './known-hook.js';

/** The hooks of all workspaces, as they are now. */
@Injectable()
export class Hooks implements OnModuleInit {
  private readonly byKey = new Map<string, KnownHook>();
  private readonly byDigest = new Map<string, KnownHook>();

  constructor(
    private readonly values: KeyValue,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.hooks, '', hookSchema, ({ key, value }) => {
      const before = this.forget(key);
      if (!value) return;
      const allowance = before?.allowance ?? new Allowance(this.config.GATEWAY_HOOK_RATE_PER_MINUTE, Date.now());
      this.learn({ hook: value, allowance });
    });
  }

  /**
   * The hook with this address. A token is looked for by its digest: that takes the same time whether there is one or
   * not, and says nothing about how close it was.
   */
  find(token: string, now: number): KnownHook | null {
    const digest = hash('sha256', token, 'base64url');
    const known = this.byDigest.get(digest);
    const address = known?.hook.addresses.find((one) => one.digest === digest);
    return known && address && isValid(address, now) ? known : null;
  }

  /** The secrets that are valid now. Without the master key nobody can be recognised, but it may be brought. */
  secretsOf(known: KnownHook, now: number): string[] {
    try {
      known.opened ??= this.open(known);
    } catch (cause) {
      if (!(cause instanceof CannotOpen)) throw cause;
      const { workspace, id: hook } = known.hook;
      this.log.error({ err: cause, workspace, hook }, 'the secrets of a hook cannot be opened');
      const detail = 'Requests to this hook cannot be checked at the moment. Send it again later.';
      throw new ProblemError(503, 'Unavailable', detail, { retryAfterSeconds: 60, cause });
    }
    return known.opened.filter((secret) => isValid(secret, now)).map(({ text }) => text);
  }

  private open({ hook }: KnownHook): { text: string; until: number | null }[] {
    const keys = this.config.MASTER_KEYS;
    return hook.secrets.map(({ sealed, until }) => ({ text: keys.open(sealed, hookBinding(hook)), until }));
  }

  private learn(known: KnownHook): void {
    this.byKey.set(hookKey(known.hook), known);
    for (const { digest } of known.hook.addresses) this.byDigest.set(digest, known);
  }

  private forget(key: string): KnownHook | undefined {
    const known = this.byKey.get(key);
    this.byKey.delete(key);
    for (const { digest } of known?.hook.addresses ?? []) this.byDigest.delete(digest);
    return known;
  }
}
