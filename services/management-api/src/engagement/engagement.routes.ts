import { z } from 'zod';
import {
  competitionEntry,
  countEngagement,
  definitionId,
  leaderboard,
  listAwards,
  listBonusEntries,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
  triggerName,
} from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const method = 'GET';
const access = 'workspace';
const common = { method, access, tag: 'engagement' } as const;
const params = workspaceParams.extend({ id: definitionId });
const page = z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 200).optional() });
const contact = queryText.optional();
const where = { competition: queryText.optional(), card: queryText.optional(), site: queryText.optional() };
const contactPath = `${inWorkspace}/contacts/:id`;

/** What a contact's profile shows: newest first. */
export const contactEngagementRoutes = {
  entries: defineRoute({ ...common, path: `${contactPath}/entries`, summary: 'Lists the entries of a contact, with hub and time', params, query: page, reply: listEntries.reply }),
  bonusEntries: defineRoute({ ...common, path: `${contactPath}/bonus-entries`, summary: 'Lists the bonus entries that workflows gave a contact', params, query: page, reply: listBonusEntries.reply }),
  prizes: defineRoute({ ...common, path: `${contactPath}/prizes`, summary: 'Lists the prizes of a contact', params, query: page, reply: listAwards.reply }),
  achievements: defineRoute({ ...common, path: `${contactPath}/achievements`, summary: 'Lists the achievements of a contact', params, query: page, reply: listEarned.reply }),
  gameplays: defineRoute({ ...common, path: `${contactPath}/gameplays`, summary: 'Lists the gameplays of a contact', params, query: page, reply: listGameplays.reply }),
  gameplayEvents: defineRoute({ ...common, path: `${contactPath}/gameplay-events`, summary: 'Lists what happened in the gameplays of a contact: actions, uploads, receipts, checkpoints, questions', params, query: page, reply: listPlayRecords.reply }),
}; // prettier-ignore

/** The same of everybody. */
export const engagementRoutes = {
  entries: defineRoute({
    ...common, path: `${inWorkspace}/entries`, summary: 'Lists entries',
    params: workspaceParams, query: page.extend({ contact, ...where, tag: queryText.optional() }), reply: listEntries.reply,
  }),
  entry: defineRoute({ ...common, path: `${inWorkspace}/entries/:id`, summary: 'Shows an entry with what was submitted', params, reply: competitionEntry }),
  bonusEntries: defineRoute({
    ...common, path: `${inWorkspace}/bonus-entries`, summary: 'Lists the bonus entries that workflows gave',
    params: workspaceParams, query: page.extend({ contact, competition: where.competition }), reply: listBonusEntries.reply,
  }),
  awards: defineRoute({
    ...common, path: `${inWorkspace}/prize-awards`, summary: 'Lists the prizes that were awarded',
    params: workspaceParams, query: page.extend({ contact, ...where, prize: queryText.optional() }), reply: listAwards.reply,
  }),
  gameplays: defineRoute({
    ...common, path: `${inWorkspace}/gameplays`, summary: 'Lists gameplays',
    params: workspaceParams, query: page.extend({ contact, card: where.card, site: where.site }), reply: listGameplays.reply,
  }),
  gameplayEvents: defineRoute({
    ...common, path: `${inWorkspace}/gameplay-events`, summary: 'Lists what happened in gameplays',
    params: workspaceParams, query: page.extend({ contact, gameplay: queryText.optional(), type: triggerName.optional() }), reply: listPlayRecords.reply,
  }),
  holders: defineRoute({ ...common, path: `${inWorkspace}/achievements/:id/holders`, summary: 'Lists who has an achievement', params, query: page, reply: listEarned.reply }),
}; // prettier-ignore

const countsOf = (plural: string, one: string) =>
  defineRoute({ ...common, path: `${inWorkspace}/${plural}/:id/counts`, summary: `Counts the entries, contacts, gameplays and prizes of ${one}`, params, reply: countEngagement.reply }); // prettier-ignore
const leadersOf = (plural: string, one: string) =>
  defineRoute({
    ...common, path: `${inWorkspace}/${plural}/:id/leaderboard`, summary: `Lists the best scores of ${one}`,
    params, query: z.strictObject({ limit: queryInteger(1, 100).optional() }), reply: leaderboard.reply,
  }); // prettier-ignore

export const engagementCountRoutes = {
  competitionCounts: countsOf('competitions', 'a competition'),
  cardCounts: countsOf('cards', 'a card'),
  siteCounts: countsOf('sites', 'a site'),
  competitionLeaders: leadersOf('competitions', 'a competition'),
  cardLeaders: leadersOf('cards', 'a card'),
  siteLeaders: leadersOf('sites', 'a site'),
};
