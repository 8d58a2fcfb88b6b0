import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { z } from 'zod';
import { buckets } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { CONFIG, Shutdown } from '@fanfare/chassis';
import type { AppAgent } from './app-agent.js';
import type { OpenApp } from './app.js';
import { Apps } from './apps.js';
import type { ConnectorConfig } from './connector.config.js';
import { KIT, type KitOptions } from './kit-options.js';
import { PerApp } from './per-app.js';
import { Slots } from './slots.js';

const patienceMs = 10_000;
/** A vendor that did not say which account it is, is not asked by every call. */
const askAgainMs = 5_000;

/**
 * Calls that a vendor allows an account at once, shared by all replicas, and by all apps that are of one account. Which
 * account an app is of, only the vendor knows, and asking is a call, too: one slot is set aside for all whose account is not
 * known, so that none is ever one too many. While the vendor does not say, an app's calls go out through that one.
 */
@Injectable()
export class AccountSlots implements OnModuleInit {
  private readonly made = new Map<string, Slots>();
  private readonly asked = new PerApp<object, { account: Promise<string | null> | null }>(() => ({ account: null }));

  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly moduleRef: ModuleRef,
    private readonly apps: Apps,
    private readonly values: KeyValue,
    private readonly shutdown: Shutdown,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.isShared) return;
    await this.values.watch(buckets.slots, this.kit.name, z.object({}), ({ key, value }) => {
      if (value === null) for (const slots of this.made.values()) slots.freed(key);
    });
    this.shutdown.close('slots', () => Promise.all(this.made.values().map((slots) => slots.close())));
  }

  /** Whether the vendor's limit is one for all replicas. */
  get isShared(): boolean {
    const { acrossReplicas = false, concurrent } = this.kit.limits ?? {};
    return acrossReplicas && concurrent !== undefined;
  }

  /** Where calls by an app have their slots; `app` as it would be, when it is not connected like that. */
  async of(workspace: string, id: string, app?: OpenApp): Promise<Slots> {
    const { concurrent = 1 } = this.kit.limits ?? {};
    const agent = this.agent();
    if (!agent?.account) return this.slots(`${workspace}.${id}`, concurrent);
    const open = app ?? this.apps.choose(workspace, id);
    const account = 'settings' in open ? await this.accountOf(agent, open) : null;
    // Of a single call none can be set aside.
    const isAlone = account === null || concurrent === 1;
    return isAlone ? this.strangers() : this.slots(digest(account), concurrent - 1);
  }

  private accountOf(agent: AppAgent, app: OpenApp): Promise<string | null> {
    const known = this.asked.of(app as OpenApp<object>);
    if (known.account) return known.account;
    const asked = this.ask(agent, app);
    known.account = asked;
    void asked.then((account) => {
      if (account === null) setTimeout(() => (known.account = null), askAgainMs).unref();
    });
    return asked;
  }

  /** Null: it does not say. Why not, the call will find out that is to be made. */
  private ask(agent: AppAgent, app: OpenApp): Promise<string | null> {
    return this.strangers().during(async () => {
      try {
        return (await agent.account?.(app, AbortSignal.timeout(patienceMs))) ?? null;
      } catch {
        return null;
      }
    });
  }

  private strangers(): Slots {
    return this.slots('strangers', 1);
  }

  private slots(of: string, count: number): Slots {
    let slots = this.made.get(of);
    if (!slots) {
      slots = new Slots(this.values, `${this.kit.name}.${of}`, count, this.config.SLOT_LEASE_MS);
      this.made.set(of, slots);
    }
    return slots;
  }

  private agent(): AppAgent | null {
    return this.kit.agent ? this.moduleRef.get<AppAgent>(this.kit.agent, { strict: false }) : null;
  }
}

/** Whatever a vendor calls an account, it fits into a key. */
function digest(account: string): string {
  return createHash('sha256').update(account).digest('hex').slice(0, 32);
}
