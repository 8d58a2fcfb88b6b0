import { z } from 'zod';
import { assignAchievement, assignBonusEntries, assignScore, changeEntryTags } from '@fanfare/contracts';
import { queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { method: 'POST', access: 'workspace', tag: 'engagement' } as const;
const oneContact = workspaceParams.extend({ id: queryText });
const oneEntry = workspaceParams.extend({ id: changeEntryTags.request.shape.id });
const oneGameplay = workspaceParams.extend({ id: assignScore.request.shape.id });
const again = 'The same requestId again changes nothing and is answered as the first time';

/** What people do that actions do in workflows, by the same rules. */
export const engagementByHandRoutes = {
  assignBonusEntries: defineRoute({
    ...common, path: `${inWorkspace}/contacts/:id/bonus-entries`,
    summary: `Gives a contact more entries in a competition by hand, while it is open. ${again}`,
    params: oneContact, body: z.strictObject(assignBonusEntries.request.omit({ workspace: true, contact: true }).shape), reply: assignBonusEntries.reply,
  }),
  assignAchievement: defineRoute({
    ...common, path: `${inWorkspace}/contacts/:id/achievements`, summary: `Gives a contact an achievement by hand. ${again}`,
    params: oneContact, body: z.strictObject(assignAchievement.request.omit({ workspace: true, contact: true }).shape), reply: assignAchievement.reply,
  }),
  changeEntryTags: defineRoute({
    ...common, path: `${inWorkspace}/entries/:id/tags`, summary: `Adds tags to an entry, or removes some, by hand. ${again}`,
    params: oneEntry, body: z.strictObject(changeEntryTags.request.omit({ workspace: true, id: true }).shape), reply: changeEntryTags.reply,
  }),
  assignScore: defineRoute({
    ...common, path: `${inWorkspace}/gameplays/:id/score`, summary: `Sets the score of a gameplay, or adds to it, by hand. ${again}`,
    params: oneGameplay, body: z.strictObject(assignScore.request.omit({ workspace: true, id: true }).shape), reply: assignScore.reply,
  }),
}; // prettier-ignore
