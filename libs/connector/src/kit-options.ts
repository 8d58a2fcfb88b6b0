import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { AnyHandler } from './action.js';
import { actionOf } from './handles.js';
import type { AppSpec } from './app.js';
import type { AppAgent } from './app-agent.js';
import type { Limits } from './limits.js';

/** Nest's injection token of what a service said about itself. */
export const KIT = Symbol('kit');

/** What a service with actions says about itself. */
export interface KitOptions {
  /** The service's name: its stream is STEPS-<name>. */
  name: string;
  /** What people call it, such as "Mailchimp". */
  title: string;
  /** Every handler of the service: its table of contents. */
  handlers: Type<AnyHandler>[];
  /** What connecting an account at the vendor takes. */
  app?: AppSpec;
  /** Tries a connection, and knows what there is to choose from. */
  agent?: Type<AppAgent>;
  /** What the vendor allows. */
  limits?: Limits;
  /** What the handlers need injected. */
  providers?: Provider[];
  imports?: (Type | DynamicModule)[];
  /** Messages in work at once; each holds up to a hundred steps. @default 16, and 64 where it calls vendors */
  concurrency?: number;
}

/** Most messages that wait for vendors hold few steps, and wait: what bounds them is the steps in hand. */
export function concurrencyOf(kit: Pick<KitOptions, 'handlers' | 'concurrency'>): number {
  return kit.concurrency ?? (hasLanes(kit) ? 64 : 16);
}

/** Whether any of its actions calls a vendor. */
export function hasLanes({ handlers }: Pick<KitOptions, 'handlers'>): boolean {
  return handlers.map(actionOf).some((action) => action.app !== undefined || action.endpoint !== undefined);
}
