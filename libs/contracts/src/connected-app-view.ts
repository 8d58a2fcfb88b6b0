import { z } from 'zod';
import { connectedApp } from './connected-app.js';
import { jsonObject } from './json.js';
import { laneHealth } from './lane.js';
import { serviceName } from './names.js';

/** A connected app as people see it: of its secrets only how they end. */
export const connectedAppView = connectedApp.omit({ workspace: true, secrets: true }).extend({
  /** What of it is down or wants to be left alone; empty: nothing. */
  closed: z.array(laneHealth.omit({ service: true })),
});
export type ConnectedAppView = z.infer<typeof connectedAppView>;

/** What can be connected, with a JSON Schema of what that takes. */
export const connectorView = z.object({ service: serviceName, title: z.string(), settings: jsonObject });
export type ConnectorView = z.infer<typeof connectorView>;
