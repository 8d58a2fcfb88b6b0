import { z } from 'zod';
import {
  changePoints,
  changeTier,
  getBalance,
  listProgrammes,
  loyaltyProgramme,
  programmeView,
} from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'rewards' } as const;
const programmes = `${inWorkspace}/programmes`;
const oneProgramme = workspaceParams.extend({ id: loyaltyProgramme.shape.id });
const contact = `${inWorkspace}/contacts/:contact`;
const oneContact = workspaceParams.extend({ contact: queryText });

export const loyaltyRoutes = {
  listProgrammes: defineRoute({
    ...common, method: 'GET', path: programmes, summary: 'Lists the loyalty programmes, by their ids',
    params: workspaceParams,
    query: z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 1_000).optional() }),
    reply: listProgrammes.reply,
  }),
  getProgramme: defineRoute({ ...common, method: 'GET', path: `${programmes}/:id`, summary: 'Shows a loyalty programme', params: oneProgramme, reply: programmeView }),
  saveProgramme: defineRoute({
    ...common, method: 'PUT', path: `${programmes}/:id`,
    summary: 'Saves a loyalty programme. Tiers that contacts are in stay theirs; a new rule is followed from their next points on',
    params: oneProgramme, body: loyaltyProgramme.omit({ workspace: true, id: true }).strict(), reply: programmeView,
  }),
  removeProgramme: defineRoute({
    ...common, method: 'POST', path: `${programmes}/:id/remove`, summary: 'Removes a loyalty programme in which nobody has points',
    params: oneProgramme, reply: programmeView,
  }),
  balance: defineRoute({
    ...common, method: 'GET', path: `${contact}/points`, summary: 'Shows the points and tiers of a contact, with what changed them, newest first',
    params: oneContact, query: z.strictObject({ programme: queryText.optional(), after: getBalance.request.shape.after, limit: queryInteger(1, 200).optional() }), reply: getBalance.reply,
  }),
  changePoints: defineRoute({
    ...common, method: 'POST', path: `${contact}/points`,
    summary: 'Gives a contact points, or takes some, by hand. The same requestId again is answered as the first time',
    params: oneContact,
    body: z.strictObject(changePoints.request.omit({ workspace: true, contact: true }).shape),
    reply: changePoints.reply,
  }),
  changeTier: defineRoute({
    ...common, method: 'POST', path: `${contact}/tiers`, summary: 'Brings a contact into a tier, or takes it out, by hand',
    params: oneContact,
    body: z.strictObject(changeTier.request.omit({ workspace: true, contact: true }).shape),
    reply: changeTier.reply,
  }),
}; // prettier-ignore
