import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const count = z.number().int();

/** Runs named in one request to forget something. */
export const maxRunsToForget = 200;
const runs = z.array(z.string()).max(maxRunsToForget);

/** A contact that is deleted. */
export const contactToForget = z.object({
  workspace: workspaceId,
  /** All ids that it had. */
  contacts: z.array(z.string().min(1)).min(1).max(1_000),
  /** By what records that do not name it find it, as `contactReferences` makes them. */
  who: z.array(z.string()).max(10_000),
  /** Stands in the place of its ids. */
  placeholder: z.string().min(1),
});
export type ContactToForget = z.output<typeof contactToForget>;

/**
 * Takes all values out of the runs of a contact, a page at a time; which steps they went through, by which exits and when,
 * stays. With the last page go letters, evaluations and jobs. Asking again changes nothing but what has come since.
 */
export const forgetRuns = defineRequest(
  'runs.contacts.forget',
  contactToForget.extend({
    /** When the contact was deleted. */
    at: instantMs,
    /** `next` of the page before. */
    after: z.string().optional(),
  }),
  z.object({
    /** The runs of this page, and their workflows. */
    runs: z.array(z.string()),
    workflows: z.array(z.string()),
    next: z.string().nullable(),
    forgotten: z.object({ runs: count, failedBranches: count, deadLetters: count, evaluations: count, runJobs: count }),
    /** False: a run is not over, or what happened before the contact was deleted is not all known yet. Ask again. */
    isSettled: z.boolean(),
  }),
);

/** Takes a contact, and what was kept for these runs of it, out of what the orchestrator keeps. */
export const forgetWaiting = defineRequest(
  'orchestrator.contacts.forget',
  contactToForget.extend({ runs, workflows: z.array(z.string()).max(1_000) }),
  z.object({ records: count }),
);

/** Takes what came of the steps of runs out of what a service has recorded; by which exits they left stays. */
export const forgetSteps = (service: string) =>
  defineRequest(
    `${service}.steps.forget`,
    z.object({ runs }),
    z.object({
      outcomes: count,
      /** False: a step of theirs waits for a vendor. It is dropped when its turn comes. Ask again. */
      isSettled: z.boolean(),
    }),
  );

const byIds = contactToForget.omit({ who: true });

/**
 * Puts the placeholder in the place of a contact in what it has earned; what is written on its cards goes, and their links
 * lead nowhere. How many coupons and cards were issued, and how many points booked, stays.
 */
export const forgetRewards = defineRequest(
  'rewards.contacts.forget',
  byIds,
  z.object({ cards: count, coupons: count, points: count }),
);

/** Puts the placeholder in the place of a contact in the log of who changed what. */
export const forgetAudit = defineRequest('management.contacts.forget', byIds, z.object({ auditEntries: count }));
