import { z } from 'zod';
import {
  actionEntry,
  armedSchedule,
  contactSnapshot,
  fieldProblem,
  getBalance,
  instantMs,
  jsonObject,
  listCoupons,
  listRuns,
  offerSummary,
  runDocument,
  type ContactSnapshot,
  type CouponOffer,
  type ReplyOf,
  type RunDocument,
  type RunMode,
} from '@fanfare/contracts';
import { call, callIn, type Call, type Endpoint } from './call.js';

const workflowSummary = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  activeVersion: z.number().nullable(),
  latestVersion: z.number(),
  held: z.boolean(),
  pausedBecause: z.string().nullable(),
});
export const savedWorkflow = workflowSummary.extend({
  problems: z.array(fieldProblem),
  warnings: z.array(fieldProblem),
});
const verdict = z.object({ valid: z.boolean(), errors: z.array(fieldProblem), warnings: z.array(fieldProblem) });
export const schedulePreview = z.object({
  schedule: armedSchedule.nullable(),
  timezone: z.string(),
  next: z.array(instantMs),
});
const shownSchedule = schedulePreview.extend({ armed: z.boolean() });
const catalogue = {
  actions: z.object({ actions: z.array(actionEntry) }),
  triggers: z.object({ triggers: z.array(z.object({ name: z.string(), data: jsonObject })) }),
};

export type WorkflowSummary = z.infer<typeof workflowSummary>;
export type SavedWorkflow = z.infer<typeof savedWorkflow>;
export type SchedulePreview = z.infer<typeof schedulePreview>;
export type ShownSchedule = z.infer<typeof shownSchedule>;
export type Catalogue = z.infer<typeof catalogue.actions> & z.infer<typeof catalogue.triggers>;

/** What becomes of runs of other versions. */
export type WaitingRuns = 'finish' | 'move' | 'exit';

/** What a list of workflows may be narrowed by, and its order. `status` and `trigger` are one or more words, separated by commas. */
export interface WorkflowQuery {
  search?: string;
  status?: string;
  trigger?: string;
  site?: string;
  card?: string;
  sort?: string;
}

/** What a list of runs may be narrowed by. `status` is one or more words, separated by commas. */
export interface RunQuery {
  workflow?: string;
  version?: number;
  status?: string;
  mode?: RunMode;
  trigger?: string;
  event?: string;
  contact?: string;
  site?: string;
  card?: string;
  /** Runs started at this instant (ms) or later ... */
  from?: number;
  /** ... and before this one. */
  to?: number;
  after?: string;
  limit?: number;
}

/** The management API of one workspace, typed. */
export class Management {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  /** All that fit. */
  async workflows(which: WorkflowQuery = {}): Promise<WorkflowSummary[]> {
    const reply = z.object({ workflows: z.array(workflowSummary), next: z.string().nullable() });
    const found: WorkflowSummary[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const query = { ...which, limit: 200, ...(after !== undefined && { after }) };
      const page = await this.ask({ method: 'GET', path: '/workflows', query, reply });
      found.push(...page.workflows);
      after = page.next;
    }
    return found;
  }

  workflow(id: string): Promise<SavedWorkflow> {
    return this.ask({ method: 'GET', path: `/workflows/${part(id)}`, reply: savedWorkflow });
  }

  /** Saves a draft; the mistakes that would keep it from being activated come back with it. */
  saveWorkflow(id: string, definition: unknown): Promise<SavedWorkflow> {
    return this.ask({ method: 'PUT', path: `/workflows/${part(id)}`, body: { definition }, reply: savedWorkflow });
  }

  validate(definition: unknown): Promise<z.infer<typeof verdict>> {
    return this.ask({ method: 'POST', path: '/workflows/validate', body: { definition }, reply: verdict });
  }

  /** Resolves when the version is in force. */
  activate(id: string, body: { waitingRuns?: WaitingRuns } = {}): Promise<WorkflowSummary> {
    return this.ask({ method: 'POST', path: `/workflows/${part(id)}/activate`, body, reply: workflowSummary });
  }

  /** What workflows can be made of. */
  async catalogue(): Promise<Catalogue> {
    const [{ actions }, { triggers }] = await Promise.all([
      call(this.endpoint, { method: 'GET', path: '/v1/catalogue/actions', reply: catalogue.actions }),
      call(this.endpoint, { method: 'GET', path: '/v1/catalogue/triggers', reply: catalogue.triggers }),
    ]);
    return { actions, triggers };
  }

  /** When a workflow starts by itself. */
  schedule(id: string): Promise<ShownSchedule> {
    return this.ask({ method: 'GET', path: `/workflows/${part(id)}/schedule`, reply: shownSchedule });
  }

  runs(query: RunQuery = {}): Promise<ReplyOf<typeof listRuns>> {
    return this.ask({ method: 'GET', path: '/runs', query: { ...query }, reply: listRuns.reply });
  }

  run(id: string): Promise<RunDocument> {
    return this.ask({ method: 'GET', path: `/runs/${part(id)}`, reply: runDocument });
  }

  contact(id: string): Promise<ContactSnapshot> {
    return this.ask({ method: 'GET', path: `/contacts/${part(id)}`, reply: contactSnapshot });
  }

  saveContact(contact: object): Promise<ContactSnapshot> {
    return this.ask({ method: 'POST', path: '/contacts', body: contact, reply: contactSnapshot });
  }

  saveOffer(id: string, offer: Omit<CouponOffer, 'workspace' | 'id'>): Promise<z.infer<typeof offerSummary>> {
    return this.ask({ method: 'PUT', path: `/offers/${part(id)}`, body: offer, reply: offerSummary });
  }

  coupons(query: { contact?: string; offer?: string }): Promise<ReplyOf<typeof listCoupons>> {
    return this.ask({ method: 'GET', path: '/coupons', query, reply: listCoupons.reply });
  }

  points(contact: string): Promise<ReplyOf<typeof getBalance>> {
    return this.ask({ method: 'GET', path: `/contacts/${part(contact)}/points`, reply: getBalance.reply });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function part(text: string): string {
  return encodeURIComponent(text);
}
