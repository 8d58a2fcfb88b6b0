import { z } from 'zod';
import { instantMs, json, jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { gameplaySnapshot } from '../token.js';
import { definitionId } from './engagement-definitions.js';
import { defineRequest } from './request.js';

const id = z.string().min(1).max(200);
const text = z.string().nullable();
/** What every list takes: with several filters all must hold. Newest first. */
const list = z.object({
  workspace: workspaceId,
  contact: id.optional(),
  after: z.string().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
const wherever = { competition: id.optional(), card: id.optional(), site: id.optional() };
const next = z.string().nullable();

/** Where something happened. Names as they are defined, or as events gave them. */
const place = { site: text, siteName: text, card: text, cardTitle: text };

export const competitionEntry = z.object({
  id: z.string(),
  competition: text.describe('Null: a form that belongs to no competition.'),
  competitionName: text,
  contact: text,
  ...place,
  gameplay: text,
  form: jsonObject.nullable().describe('What was submitted.'),
  qualified: z.boolean().nullable(),
  disqualifiedReason: text,
  tags: z.array(z.string()),
  at: instantMs,
});

export const listEntries = defineRequest(
  'engagement.entries.list',
  list.extend({ ...wherever, tag: id.optional() }),
  z.object({ entries: z.array(competitionEntry), next }),
);
export const getEntry = defineRequest(
  'engagement.entries.get',
  z.object({ workspace: workspaceId, id }),
  z.object({ entry: competitionEntry.nullable() }),
);

export const bonusEntries = z.object({
  step: z.string(),
  competition: z.string(),
  competitionName: text,
  contact: z.string(),
  entries: z.number().int(),
  at: instantMs,
});
export const listBonusEntries = defineRequest(
  'engagement.bonus.list',
  list.extend({ competition: id.optional() }),
  z.object({ bonusEntries: z.array(bonusEntries), next }),
);

export const prizeAward = z.object({
  id: z.string(),
  prize: text,
  name: text,
  type: text,
  value: z.number().nullable(),
  competition: text,
  competitionName: text,
  contact: text,
  ...place,
  form: jsonObject.nullable().describe('The extra data that the winner gave.'),
  at: instantMs,
});
export const listAwards = defineRequest(
  'engagement.awards.list',
  list.extend({ ...wherever, prize: id.optional() }),
  z.object({ prizes: z.array(prizeAward), next }),
);

export const earnedAchievement = z.object({
  achievement: z.string(),
  name: z.string(),
  description: text,
  pictureUrl: text,
  contact: z.string(),
  step: z.string(),
  at: instantMs,
});
export const listEarned = defineRequest(
  'engagement.earned.list',
  list.extend({ achievement: id.optional() }),
  z.object({ achievements: z.array(earnedAchievement), next }),
);

export const gameplay = z.object({
  id: z.string(),
  contact: text,
  competition: text,
  ...place,
  cardType: text,
  status: text.describe('Null: it has not ended.'),
  durationMs: z.number().nullable(),
  answers: json.nullable(),
  score: z.number().nullable(),
  hubScore: z.number().nullable(),
  scoring: z.array(
    z.object({ step: z.string(), at: instantMs, mode: z.enum(['set', 'add']), value: z.number(), context: text }),
  ),
  at: instantMs,
  endedAt: instantMs.nullable(),
});
export const listGameplays = defineRequest(
  'engagement.gameplays.list',
  list.extend({ card: id.optional(), site: id.optional() }),
  z.object({ gameplays: z.array(gameplay), next }),
);

/** Gameplays as runs see them that start now: asked under the run's id, and answered the same for ever. */
export const resolveGameplays = defineRequest(
  'engagement.gameplays.resolve',
  z.object({
    starts: z.array(z.object({ run: z.string(), workspace: workspaceId, at: instantMs, gameplay: id })).max(250),
  }),
  z.object({ starts: z.array(z.object({ run: z.string(), gameplay: gameplaySnapshot.nullable() })) }),
);

export const playRecord = z.object({
  event: z.string(),
  type: z.string(),
  contact: text,
  ...place,
  gameplay: text,
  data: jsonObject,
  at: instantMs,
});
/** What happened in and around gameplays: actions, uploads, receipts, checkpoints, questions. */
export const listPlayRecords = defineRequest(
  'engagement.records.list',
  list.extend({ gameplay: id.optional(), type: id.optional() }),
  z.object({ records: z.array(playRecord), next }),
);

const whole = z.object({
  workspace: workspaceId,
  of: z.enum(['competition', 'card', 'site']),
  id: definitionId,
});
export type Whole = z.infer<typeof whole>;

export const engagementCounts = z.object({
  entries: z.number().int().describe('Entries that count: all but the disqualified ones.'),
  disqualified: z.number().int(),
  bonusEntries: z.number().int().describe('Entries given by workflows. Of a competition only.'),
  contacts: z.number().int().describe('People with entries that count.'),
  gameplays: z.number().int(),
  prizes: z.number().int(),
});
export const countEngagement = defineRequest('engagement.counts', whole, engagementCounts);

/** The best scores: of each contact its best one, and of equal ones the earlier first. */
export const leaderboard = defineRequest(
  'engagement.leaderboard',
  whole.extend({ limit: z.number().int().min(1).max(100).default(10) }),
  z.object({
    places: z.array(
      z.object({ rank: z.number().int(), contact: text, score: z.number(), gameplay: z.string(), at: instantMs }),
    ),
  }),
);

/**
 * Takes what is personal out of all that is kept of a contact, by all its ids, and puts a placeholder in the place of these.
 * What is counted stays. Asking again changes nothing.
 */
export const forgetEngagement = defineRequest(
  'engagement.contacts.forget',
  z.object({ workspace: workspaceId, contacts: z.array(id).min(1).max(1_000), placeholder: id }),
  z.object({
    entries: z.number().int(),
    gameplays: z.number().int(),
    prizes: z.number().int(),
    records: z.number().int(),
    bonusEntries: z.number().int(),
    achievements: z.number().int(),
  }),
);
