import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const programmeId = z.string().min(1).max(64);

/** A level of a programme. `threshold` null: contacts come into it and leave it by hand only. */
export const loyaltyTier = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(100),
  threshold: z
    .number()
    .int()
    .min(0)
    .nullish()
    .describe('From so many points on a contact is in it; null: by hand only.'),
});

/** A loyalty programme: what its points are called, what they lead to, and how long they are good. */
export const loyaltyProgramme = z.object({
  workspace: workspaceId,
  id: programmeId,
  name: z.string().min(1).max(200),
  unit: z.string().min(1).max(40).default('points').describe('What its points are called.'),
  active: z.boolean().default(true).describe('Only then points are awarded and redeemed.'),
  measure: z
    .enum(['total', 'balance'])
    .default('total')
    .describe('What tiers follow: all points ever awarded, so that nobody falls; or those that are left.'),
  tiers: z.array(loyaltyTier).max(50).default([]),
  expiryDays: z
    .number()
    .int()
    .min(1)
    .max(3_650)
    .nullish()
    .describe('For how many days points are good, the oldest being used first; null: for ever.'),
});
export type LoyaltyProgramme = z.input<typeof loyaltyProgramme>;

export const programmeView = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  active: z.boolean(),
  measure: loyaltyProgramme.shape.measure.unwrap(),
  tiers: z.array(loyaltyTier.extend({ threshold: z.number().int().nullable() })),
  expiryDays: z.number().int().nullable(),
});
export type ProgrammeView = z.infer<typeof programmeView>;

const whichProgramme = z.object({ workspace: workspaceId, id: programmeId });

export const saveProgramme = defineRequest('rewards.programmes.save', loyaltyProgramme, programmeView);
export const getProgramme = defineRequest('rewards.programmes.get', whichProgramme, programmeView);
export const removeProgramme = defineRequest('rewards.programmes.remove', whichProgramme, programmeView);
export const listProgrammes = defineRequest(
  'rewards.programmes.list',
  z.object({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(1_000).default(100),
  }),
  z.object({ programmes: z.array(programmeView), next: z.string().nullable() }),
);

/** A tier that a contact is in, since when, and whether a rule or a person brought it there. */
const tierHeld = z.object({ id: z.string(), name: z.string(), since: instantMs, by: z.enum(['rule', 'hand']) });

export const pointsEntry = z.object({
  step: z.string(),
  kind: z
    .enum(['award', 'redeem', 'expire', 'tier', 'mergeOut', 'mergeIn', 'unmergeOut', 'unmergeIn'])
    .describe('`merge…`: the contact was merged, and its points went; `unmerge…`: it was undone.'),
  delta: z.number(),
  reason: z.string().nullable(),
  at: instantMs,
});

const ofContact = z.object({
  workspace: workspaceId,
  contact: z.string().min(1).max(128),
  programme: programmeId.default('default'),
});

export const getBalance = defineRequest(
  'rewards.points.balance',
  ofContact.extend({
    after: z
      .string()
      .max(1_000)
      .regex(/^[\w-]{8}~\d{1,15}(\.[\w-]{8}~\d{1,15})*$/, 'must be what `next` of the page before said')
      .optional(),
    limit: z.number().int().min(1).max(200).default(200),
  }),
  z.object({
    balance: z.number(),
    totalPoints: z.number(),
    tiers: z.array(tierHeld),
    entries: z.array(pointsEntry).describe('What changed them, newest first.'),
    next: z.string().nullable(),
  }),
);

/** A person gives a contact points, or takes some. The same `requestId` again is booked once and answered as the first time. */
export const changePoints = defineRequest(
  'rewards.points.change',
  ofContact.extend({
    kind: z.enum(['award', 'redeem']),
    points: z.number().int().positive().max(1_000_000_000),
    reason: z.string().trim().min(1).max(500).nullish(),
    requestId: z.string().min(1).max(128).describe('Of your choice: a repeat of it changes nothing.'),
  }),
  z.object({ balance: z.number() }),
);

/** A person brings a contact into a tier, or takes it out. The same `requestId` again changes nothing. */
export const changeTier = defineRequest(
  'rewards.tiers.change',
  ofContact.extend({
    tier: z.string().min(1).max(100).describe('Its id or its name.'),
    to: z.enum(['in', 'out']),
    requestId: z.string().min(1).max(128).optional(),
  }),
  z.object({ changed: z.boolean(), tiers: z.array(tierHeld) }),
);
