import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { isWeather } from '@fanfare/chassis';
import type { AppAgent } from './app-agent.js';
import { Apps } from './apps.js';
import { withinTime } from './call.js';
import { Refused } from './errors.js';
import { KIT, type KitOptions } from './kit-options.js';
import type { Lane } from './lane.js';

/** A vendor that takes longer for a call which does nothing is in trouble. Shorter than a claim outlives its call: who failed waits for this. */
const patienceMs = 4_000;

/** Finds out whether a vendor is in trouble without a step at stake: its agent makes a harmless call. One at a time for each account. */
@Injectable()
export class HarmlessCalls {
  private readonly out = new Map<string, Promise<unknown>>();

  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly apps: Apps,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** The error that the account’s vendor answers with, or does not answer; null: it is well, or cannot be asked. */
  async trouble({ ref: { workspace, app }, isOfApp }: Lane): Promise<unknown> {
    if (!isOfApp || !this.kit.agent) return null;
    const key = `${workspace}.${app}`;
    const asked = this.out.get(key) ?? this.ask(workspace, app).finally(() => this.out.delete(key));
    this.out.set(key, asked);
    return asked;
  }

  private async ask(workspace: string, id: string): Promise<unknown> {
    const app = this.apps.choose(workspace, id);
    if (!('settings' in app) || !this.kit.agent) return null;
    const agent = this.moduleRef.get<AppAgent>(this.kit.agent, { strict: false });
    try {
      await withinTime(patienceMs, (signal) => agent.test(app, signal));
      return null;
    } catch (error) {
      // Refused is an answer: the account may not be well, but the vendor is. Weather says nothing of it.
      return error instanceof Refused || isWeather(error) ? null : error;
    }
  }
}
