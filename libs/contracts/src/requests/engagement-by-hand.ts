import { z } from 'zod';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

// What people do that actions do in workflows, by the same rules. The same `requestId` again changes nothing and is answered
// as the first time.

const id = z.string().min(1).max(128);
const named = z.string().trim().min(1).max(128);
const asked = z.object({
  workspace: workspaceId,
  requestId: z.string().min(1).max(128).describe('Of your choice: a repeat of it changes nothing.'),
});

export const assignBonusEntries = defineRequest(
  'engagement.bonus.assign',
  asked.extend({ contact: id, competition: named, count: z.number().int().min(1).max(10_000) }),
  z.object({ entries: z.number().int().describe('Entries that were given.') }),
);

export const changeEntryTags = defineRequest(
  'engagement.entries.tags',
  asked.extend({
    id,
    kind: z.enum(['add', 'remove']),
    tags: z.array(z.string().trim().min(1).max(100)).min(1).max(50),
  }),
  z.object({ tags: z.array(z.string()).describe('All tags of the entry afterwards.') }),
);

export const assignScore = defineRequest(
  'engagement.gameplays.score',
  asked.extend({
    id,
    // The bound keeps sums exact, also those of many steps.
    score: z.number().min(-1_000_000_000).max(1_000_000_000),
    mode: z.enum(['set', 'add']).default('set'),
    context: z.string().max(500).nullish(),
  }),
  z.object({ score: z.number().describe('The score of the gameplay afterwards.') }),
);

export const assignAchievement = defineRequest(
  'engagement.earned.assign',
  asked.extend({ contact: id, achievement: named }),
  z.object({ isNew: z.boolean().describe('False: the contact had it already.') }),
);
