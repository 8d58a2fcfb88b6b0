import { setTimeout as later } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { serve } from '@fanfare/bus';
import { z } from 'zod';
import {
  actionsModule,
  connectorConfig,
  defineAction,
  defineApp,
  exit,
  Handles,
  secret,
  type ActionHandler,
  type ActionsOptions,
  type AppAgent,
  type AppOf,
  type OutcomeOf,
  type Step,
} from '../src/index.js';

const AcmeApp = defineApp({
  title: 'Acme',
  settings: z.object({ region: z.string().default('eu'), apiKey: secret(z.string()) }),
});

const about = {
  title: 'A call',
  summary: 'Calls Acme.',
  input: z.object({ value: z.string(), kind: z.string().default('things') }),
  exits: { Success: z.object({ answer: z.string() }) },
  app: AcmeApp,
};
export const AcmeCall = defineAction({ name: 'AcmeCall', ...about, repeat: 'safe', endpoint: ({ kind }) => kind });
const AcmeTogether = defineAction({ name: 'AcmeTogether', ...about, repeat: 'never', batch: { max: 75, lingerMs: 300 } }); // prettier-ignore

export const AcmeAsk = defineAction({ name: 'AcmeAsk', ...about, repeat: 'ask' });

export type AcmeStep = Pick<Step<typeof AcmeCall>, 'input' | 'app'>;

/** Plays the vendor for all replicas: notes every call, and answers what the test says. */
export class Acme {
  calls: { app: string; values: string[] }[] = [];
  inHand = 0;
  mostInHand = 0;
  takesMs = 0;
  asked = 0;
  /** What it answers to a harmless call. */
  tried: () => Promise<void> = async () => undefined;
  /** What became of a step that was started and never answered. */
  found: () => Promise<OutcomeOf<typeof AcmeAsk> | null> = async () => null;
  answer: (steps: readonly AcmeStep[]) => Promise<OutcomeOf<typeof AcmeCall>[]> = async (steps) =>
    steps.map(({ input, app }) => exit('Success', { answer: `${input.value} by ${app.settings.apiKey} in ${app.settings.region}` })); // prettier-ignore

  async call(steps: readonly AcmeStep[]): Promise<OutcomeOf<typeof AcmeCall>[]> {
    this.calls.push({ app: steps[0]?.app.id ?? '', values: steps.map(({ input }) => input.value) });
    return this.busyWith(() => this.answer(steps));
  }

  async busyWith<T>(work: () => Promise<T>): Promise<T> {
    this.mostInHand = Math.max(this.mostInHand, ++this.inHand);
    try {
      if (this.takesMs > 0) await later(this.takesMs);
      return await work();
    } finally {
      this.inHand--;
    }
  }

  lookUp(): Promise<OutcomeOf<typeof AcmeAsk> | null> {
    this.asked++;
    return this.found();
  }

  reset(): void {
    Object.assign(this, new Acme());
  }
}

@Handles(AcmeCall)
class Call implements ActionHandler<typeof AcmeCall> {
  constructor(private readonly acme: Acme) {}
  run(steps: readonly Step<typeof AcmeCall>[]) {
    return this.acme.call(steps);
  }
}

@Handles(AcmeTogether)
class Together implements ActionHandler<typeof AcmeTogether> {
  constructor(private readonly acme: Acme) {}
  run(steps: readonly Step<typeof AcmeTogether>[]) {
    return this.acme.call(steps);
  }
}

@Handles(AcmeAsk)
class Ask implements ActionHandler<typeof AcmeAsk> {
  constructor(private readonly acme: Acme) {}
  run(steps: readonly Step<typeof AcmeAsk>[]) {
    return this.acme.call(steps);
  }
  async lookUp() {
    return [await this.acme.lookUp()];
  }
}

@Injectable()
class Agent implements AppAgent {
  constructor(private readonly acme: Acme) {}

  async test({ settings }: AppOf<typeof AcmeApp>): Promise<string> {
    if (settings.apiKey === 'wrong') throw new Error('Acme does not know this key.');
    await this.acme.tried();
    return 'Acme Ltd';
  }
  async choices({ settings }: AppOf<typeof AcmeApp>, name: string) {
    if (settings.apiKey === 'wrong') throw new Error('Acme does not know this key.');
    return this.acme.busyWith(async () => (name === 'audiences' ? [{ value: 'a', title: 'Audience A' }] : null));
  }
}

/** Starts a replica of the connector. */
export function serveAcme(acme: Acme, more: Partial<ActionsOptions> = {}) {
  const module = actionsModule({
    name: 'connector-acme',
    title: 'Acme',
    app: AcmeApp,
    agent: Agent,
    handlers: [Call, Together, Ask],
    providers: [{ provide: Acme, useValue: acme }],
    imports: [MongoModule.forService('connector-acme')],
    ...more,
  });
  return (env: NodeJS.ProcessEnv) => serve(module, { name: 'connector-acme', env, config: connectorConfig });
}
