import { z } from 'zod';
import {
  hookMade,
  hookView,
  type ContactFrom,
  type HookKind,
  type HookMade,
  type HookProtection,
  type HookView,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

/** What opens a hook. A secret that the sender or the vendor has never comes back. */
export interface NewHookRequest {
  id?: string;
  kind: HookKind;
  title: string;
  protection?: HookProtection;
  secret?: string;
  contactFrom?: ContactFrom;
}

/** What is not given stays. `contactFrom`: null for where payloads of its kind usually say it. */
export interface HookChangeRequest {
  title?: string;
  protection?: HookProtection;
  secret?: string;
  contactFrom?: ContactFrom | null;
}

/** Addresses at which others post into a workspace. */
export class Hooks {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  async list(): Promise<HookView[]> {
    const reply = z.object({ hooks: z.array(hookView) });
    return (await this.ask({ method: 'GET', path: '/hooks', reply })).hooks;
  }

  create(body: NewHookRequest): Promise<HookMade> {
    return this.ask({ method: 'POST', path: '/hooks', body, reply: hookMade });
  }

  change(id: string, body: HookChangeRequest): Promise<HookMade> {
    return this.ask({ method: 'PUT', path: at(id), body, reply: hookMade });
  }

  async pause(id: string, paused: boolean): Promise<HookView> {
    return (await this.ask({ method: 'PUT', path: at(id), body: { paused }, reply: hookMade })).hook;
  }

  /** `keepFor`: how long the old address goes on working, as an ISO 8601 duration. */
  rotateAddress(id: string, body: { keepFor?: string }): Promise<HookMade> {
    return this.ask({ method: 'POST', path: `${at(id)}/rotate-address`, body, reply: hookMade });
  }

  rotateSecret(id: string, body: { keepFor?: string; secret?: string }): Promise<HookMade> {
    return this.ask({ method: 'POST', path: `${at(id)}/rotate-secret`, body, reply: hookMade });
  }

  async remove(id: string): Promise<void> {
    await this.ask({ method: 'POST', path: `${at(id)}/remove`, reply: z.unknown() });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(id: string): string {
  return `/hooks/${encodeURIComponent(id)}`;
}
