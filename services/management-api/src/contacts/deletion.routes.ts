import { z } from 'zod';
import {
  contactDeletion,
  contactTotals,
  deleteWord,
  exportContact,
  getBalance,
  getCommunication,
  getConsents,
  instantMs,
  listAwards,
  listBonusEntries,
  listCoupons,
  listDeletions,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
  listVaultCards,
  runDocument,
  runSummary,
} from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';

const deleted = contactDeletion.extend({
  id: z.string(),
  /** Jobs that end the runs about the contact that are under way. */
  jobs: z.array(z.string()),
});
/** By service: what each knows. */
const everything = z.object({
  exportedAt: instantMs,
  contacts: exportContact.reply.omit({ next: true }),
  engagement: z.object({
    entries: listEntries.reply.shape.entries,
    bonusEntries: listBonusEntries.reply.shape.bonusEntries,
    gameplays: listGameplays.reply.shape.gameplays,
    records: listPlayRecords.reply.shape.records,
    prizes: listAwards.reply.shape.prizes,
    achievements: listEarned.reply.shape.achievements,
  }),
  messaging: z.object({
    consents: getConsents.reply.shape.consents,
    communications: z.array(getCommunication.reply),
  }),
  rewards: z.object({
    coupons: listCoupons.reply.shape.coupons,
    cards: listVaultCards.reply.shape.cards,
    accounts: z.array(getBalance.reply.extend({ programme: z.string() })),
  }),
  runs: z.object({
    runs: z
      .array(z.union([runDocument, runSummary.extend({ tooLarge: z.literal(true) })]))
      .describe('With all of their steps; of one that is too large, what lists say of it.'),
  }),
});

export const deletionRoutes = {
  delete: defineRoute({
    method: 'POST', path: `${inWorkspace}/contacts/delete`, access, role: 'admin', tag,
    summary: 'Deletes contacts for good: what is known of them goes, a placeholder stays, their runs end',
    params: workspaceParams,
    body: z.strictObject({
      ids: z.array(z.string().min(1).max(128)).min(1).max(100),
      confirm: z.literal(deleteWord, `type ${deleteWord} to confirm`),
    }),
    reply: z.object({ deleted: z.array(deleted), unknown: z.array(z.string()) }),
  }),
  deletions: defineRoute({
    method: 'GET', path: `${inWorkspace}/contact-deletions`, access, tag,
    summary: 'Lists what was deleted, and where it was removed from',
    params: workspaceParams, query: z.strictObject({ limit: queryInteger(1, 200).optional() }), reply: listDeletions.reply,
  }),
  totals: defineRoute({ method: 'GET', path: `${inWorkspace}/contact-totals`, access, tag, summary: 'Counts contacts, those that were deleted included', params: workspaceParams, reply: contactTotals.reply }),
  export: defineRoute({ method: 'GET', path: `${inWorkspace}/contacts/:id/export`, access, role: 'admin', tag, summary: 'Gives all that every service knows of a contact, for the contact: as a file that is made while it is sent', params: workspaceParams.extend({ id: queryText }), reply: everything }),
}; // prettier-ignore
