import { z } from 'zod';
import {
  dryRun,
  explanation,
  instantMs,
  storedEvent,
  whatIf,
  workflowChange,
  type DryRun,
  type Explanation,
  type JsonObject,
  type WhatIf,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

const recordedEvent = z.object({ storedAt: instantMs, event: storedEvent });
const events = z.object({ events: z.array(recordedEvent), searched: z.number(), complete: z.boolean() });
const explanations = z.object({ explanations: z.array(explanation) });
const liveTest = z.object({ run: z.string(), version: z.number() });
const side = z.union([z.number(), z.literal('draft')]);
const diff = z.object({ from: side, to: side, changes: z.array(workflowChange) });

export type RecordedEvent = z.infer<typeof recordedEvent>;
export type Events = z.infer<typeof events>;
export type Diff = z.infer<typeof diff>;

/** With which event, about whom, and by which exits of which steps. What is not said is made up. */
export interface TryRequest {
  event?: JsonObject;
  eventId?: string;
  contact?: string | JsonObject;
  exits?: Record<string, string>;
}

export interface LiveTestRequest extends Pick<TryRequest, 'event' | 'eventId'> {
  /** A contact's id. */
  contact: string;
  version?: number;
  delays?: 'skip' | 'wait';
}

export interface WhatIfRequest {
  /** Events stored at this instant (ms) or later. */
  from: number;
  to?: number;
  limit?: number;
  /** A frozen version instead of the draft. */
  version?: number;
  /** @default the version in force */
  against?: number;
}

export interface EventQuery {
  type?: string;
  contact?: string;
  limit?: number;
}

export interface WhyQuery {
  workflow?: string;
  /** Of this instant (ms) or later. */
  from?: number;
  limit?: number;
}

/** A what-if over many events takes its time. */
const whatIfLimitMs = 10 * 60_000;

/** What the management API says of what would happen, or has happened, without making anything happen. */
export class Trying {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  /** The draft, unless a version is named. */
  tryWorkflow(id: string, request: TryRequest & { version?: number }): Promise<DryRun> {
    return this.ask({ method: 'POST', path: `/workflows/${part(id)}/try`, body: request, reply: dryRun });
  }

  tryDefinition(definition: unknown, request: TryRequest): Promise<DryRun> {
    return this.ask({ method: 'POST', path: '/workflows/try', body: { definition, ...request }, reply: dryRun });
  }

  /** A real run. The draft, unless a version is named. */
  liveTest(id: string, body: LiveTestRequest): Promise<z.infer<typeof liveTest>> {
    return this.ask({ method: 'POST', path: `/workflows/${part(id)}/live-test`, body, reply: liveTest });
  }

  whatIf(id: string, body: WhatIfRequest): Promise<WhatIf> {
    const path = `/workflows/${part(id)}/what-if`;
    return this.ask({ method: 'POST', path, body, reply: whatIf, limitMs: whatIfLimitMs });
  }

  diff(id: string, query: { from: number | 'draft'; to?: number | 'draft' }): Promise<Diff> {
    return this.ask({ method: 'GET', path: `/workflows/${part(id)}/diff`, query, reply: diff });
  }

  /** Newest first. */
  events(query: EventQuery = {}): Promise<Events> {
    return this.ask({ method: 'GET', path: '/events', query: { ...query }, reply: events });
  }

  event(id: string, type?: string): Promise<RecordedEvent> {
    return this.ask({ method: 'GET', path: `/events/${part(id)}`, query: { type }, reply: recordedEvent });
  }

  /** What an event started, and what it did not and why. */
  async whyEvent(id: string): Promise<Explanation[]> {
    const path = `/events/${part(id)}/evaluations`;
    return (await this.ask({ method: 'GET', path, reply: explanations })).explanations;
  }

  /** What started for a contact, and what did not and why, newest first. */
  async whyContact(id: string, query: WhyQuery = {}): Promise<Explanation[]> {
    const path = `/contacts/${part(id)}/evaluations`;
    return (await this.ask({ method: 'GET', path, query: { ...query }, reply: explanations })).explanations;
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function part(text: string): string {
  return encodeURIComponent(text);
}
