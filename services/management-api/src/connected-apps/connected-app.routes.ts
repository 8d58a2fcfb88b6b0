import { z } from 'zod';
import { appId, appVerdict, connectedAppView, jsonObject, laneHealth, serviceName } from '@fanfare/contracts';
import { queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'connected apps' } as const;
const apps = `${inWorkspace}/connected-apps`;
const oneApp = workspaceParams.extend({ id: appId });
const title = z.string().min(1).max(100);
const settings = jsonObject.describe('As the connector’s form has them, secrets among them');

export const connectedAppRoutes = {
  list: defineRoute({
    ...common, method: 'GET', path: apps, summary: 'Lists the connected apps and how they are',
    params: workspaceParams, reply: z.object({ apps: z.array(connectedAppView) }),
  }),
  connect: defineRoute({
    ...common, role: 'admin', method: 'POST', path: apps, status: 201,
    summary: 'Connects an account; refused when a harmless call to it fails, unless `untested`',
    params: workspaceParams,
    body: z.strictObject({ id: appId, connector: serviceName, title: title.optional(), settings, untested: z.boolean().default(false) }),
    reply: connectedAppView,
  }),
  try: defineRoute({
    ...common, role: 'admin', method: 'POST', path: `${apps}/try`, summary: 'Tries an account with a harmless call, before it is connected',
    params: workspaceParams,
    body: z.strictObject({ connector: serviceName, settings }),
    reply: appVerdict,
  }),
  get: defineRoute({ ...common, method: 'GET', path: `${apps}/:id`, summary: 'Shows a connected app', params: oneApp, reply: connectedAppView }),
  change: defineRoute({
    ...common, role: 'admin', method: 'PUT', path: `${apps}/:id`,
    summary: 'Changes title and settings; a secret that is not given stays as it is',
    params: oneApp,
    body: z.strictObject({ title: title.optional(), settings: settings.optional(), untested: z.boolean().default(false) }),
    reply: connectedAppView,
  }),
  test: defineRoute({ ...common, role: 'admin', method: 'POST', path: `${apps}/:id/test`, summary: 'Makes a harmless call to the account', params: oneApp, reply: appVerdict }),
  hold: defineRoute({ ...common, role: 'admin', method: 'POST', path: `${apps}/:id/hold`, summary: 'Holds the app: steps that use it wait', params: oneApp, reply: connectedAppView }),
  release: defineRoute({ ...common, role: 'admin', method: 'POST', path: `${apps}/:id/release`, summary: 'Lets a held app go on', params: oneApp, reply: connectedAppView }),
  uses: defineRoute({
    ...common, method: 'GET', path: `${apps}/:id/uses`, summary: 'Lists the workflows whose steps use the app',
    params: oneApp, reply: z.object({ workflows: z.array(z.string()) }),
  }),
  choices: defineRoute({
    ...common, method: 'GET', path: `${apps}/:id/choices`, summary: 'Lists what a field of a step can be, where the vendor knows it',
    params: oneApp, query: z.strictObject({ name: queryText }),
    reply: z.object({ choices: z.array(z.object({ value: z.string(), title: z.string() })) }),
  }),
  disconnect: defineRoute({
    ...common, role: 'admin', method: 'POST', path: `${apps}/:id/disconnect`,
    summary: 'Forgets the app and its secrets; refused while workflows use it, unless `evenIfUsed`: their steps then fail',
    params: oneApp, body: z.strictObject({ evenIfUsed: z.boolean().default(false) }).default({ evenIfUsed: false }),
    reply: z.object({ id: appId }),
  }),
  closed: defineRoute({
    ...common, method: 'GET', path: `${inWorkspace}/closed`, summary: 'Lists the vendors and addresses for which steps wait',
    params: workspaceParams, reply: z.object({ closed: z.array(laneHealth) }),
  }),
}; // prettier-ignore
