import { Controller, Inject, Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { appChoices, testApp, type ConnectedApp, type ReplyOf } from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { CONFIG } from '@fanfare/chassis';
import type { z } from 'zod';
import type { AppAgent } from './app-agent.js';
import { Apps, openApp, type NoApp } from './apps.js';
import type { OpenApp } from './app.js';
import { withinTime } from './call.js';
import type { ConnectorConfig } from './connector.config.js';
import { Gates } from './gates.js';
import { KIT, type KitOptions } from './kit-options.js';

/** A vendor that takes longer to say who we are is as good as away. */
const patienceMs = 15_000;

/** Speaks with the vendor for people who connect an account, or fill in a form. */
@Injectable()
class Accounts {
  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly moduleRef: ModuleRef,
    private readonly apps: Apps,
    private readonly gates: Gates,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  async test(app: ConnectedApp): Promise<{ ok: true; about: string } | { ok: false; reason: string }> {
    try {
      const { app: spec } = this.kit;
      const title = spec?.title ?? this.kit.title;
      const open = openApp(app, { keys: this.config.MASTER_KEYS, spec, title, revision: -app.updatedAt });
      if (!isOpen(open)) return { ok: false, reason: reasonOf(open) };
      return { ok: true, about: await this.asked(open, (signal) => this.agent().test(open, signal)) };
    } catch (error) {
      return { ok: false, reason: wordsOf(error) };
    }
  }

  async choices(workspace: string, named: string | undefined, name: string) {
    const app = this.apps.choose(workspace, named);
    if (!isOpen(app)) throw new RequestRefused('Conflict', reasonOf(app));
    const asked = this.asked(app, async (signal) => this.agent().choices?.(app, name, signal));
    const found = await asked.catch((error: unknown) => {
      throw new RequestRefused('Conflict', wordsOf(error));
    });
    if (!found) throw new RequestRefused('NotFound', `${this.kit.title} has no choices named ${name}.`);
    return found;
  }

  /** One of the calls that the vendor allows the account at once, like those of steps. */
  private asked<T>(app: OpenApp, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withinTime(patienceMs, async (signal) => {
      const inTime = () => (signal.throwIfAborted(), ask(signal));
      const gate = this.gates.ofApp(app.workspace, app.id);
      return gate ? gate.through(inTime, app) : inTime();
    });
  }

  private agent(): AppAgent {
    if (!this.kit.agent) throw new Error(`${this.kit.name} cannot try its accounts: it has no agent`);
    return this.moduleRef.get<AppAgent>(this.kit.agent, { strict: false });
  }
}

/** The service's answers to questions about accounts. */
export function appRequests({ name }: KitOptions): { controllers: Type[]; providers: Type[] } {
  const [test, choices] = [testApp(name), appChoices(name)];

  @Controller()
  class AppRequestsController {
    constructor(private readonly accounts: Accounts) {}

    @Answers(test)
    async test({ app }: z.output<typeof test.request>): Promise<ReplyOf<typeof test>> {
      return this.accounts.test(app);
    }

    @Answers(choices)
    async choices({ workspace, app, name: of }: z.output<typeof choices.request>): Promise<ReplyOf<typeof choices>> {
      return { choices: await this.accounts.choices(workspace, app, of) };
    }
  }
  return { controllers: [AppRequestsController], providers: [Accounts] };
}

function isOpen(app: OpenApp | NoApp): app is OpenApp {
  return 'settings' in app;
}

/** By name: what a timeout throws is not an Error of every realm. */
function wordsOf(error: unknown): string {
  const { name, message = String(error) } = (error ?? {}) as Partial<Error>;
  return name === 'TimeoutError' ? `No answer within ${patienceMs / 1_000} seconds.` : message;
}

function reasonOf(app: NoApp): string {
  return 'refused' in app ? app.refused.message : app.wait;
}
