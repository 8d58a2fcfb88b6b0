import { z } from 'zod';
import { actionEntry, connectorView, jsonObject } from '@fanfare/contracts';
import { defineRoute } from '../http/route.js';

const tag = 'catalogue';
const trigger = z.object({ name: z.string(), data: jsonObject });

export const catalogueRoutes = {
  actions: defineRoute({
    method: 'GET', path: '/v1/catalogue/actions', access: 'key', tag,
    summary: 'Lists the actions that services offer, with JSON Schemas of their inputs and of what each exit gives',
    reply: z.object({ actions: z.array(actionEntry) }),
  }),
  connectors: defineRoute({
    method: 'GET', path: '/v1/catalogue/connectors', access: 'key', tag,
    summary: 'Lists what can be connected, with a JSON Schema of what connecting takes; secret fields say so',
    reply: z.object({ connectors: z.array(connectorView) }),
  }),
  triggers: defineRoute({
    method: 'GET', path: '/v1/catalogue/triggers', access: 'key', tag,
    summary: 'Lists the triggers, with a JSON Schema of the data of their events',
    reply: z.object({ triggers: z.array(trigger) }),
  }),
}; // prettier-ignore
