import { z } from 'zod';
import { actionEntry, connectorView, jsonObject } from '@fanfare/contracts';
import { defineRoute } from '../http/route.js';

const tag = 'catalogue';
const trigger = z.object({ name: z.string(), data: jsonObject });
const need = z.enum(['required', 'optional']).optional();
const logicStep = z.object({
  action: z.string(),
  title: z.string(),
  summary: z.string(),
  takes: z
    .object({ input: need, when: need, branches: need, else: need, each: need, next: need })
    .meta({ description: 'The fields of a step that it takes, besides those that every step takes' }),
  exits: z.array(z.string()).meta({ description: 'The exits that `next` may name' }),
  input: jsonObject.optional().meta({ description: 'JSON Schema of its input' }),
  whenSeesEvent: z.boolean().optional().meta({ description: 'Its `when` is asked of an event, seen as `event`' }),
});

export const catalogueRoutes = {
  actions: defineRoute({
    method: 'GET', path: '/v1/catalogue/actions', access: 'key', tag,
    summary: 'Lists the actions that services offer, with JSON Schemas of their inputs and of what each exit gives',
    reply: z.object({ actions: z.array(actionEntry) }),
  }),
  logicSteps: defineRoute({
    method: 'GET', path: '/v1/catalogue/logic-steps', access: 'key', tag,
    summary: 'Lists the steps that the engine runs itself, such as Decision and Delay, with the fields that each takes',
    reply: z.object({ logicSteps: z.array(logicStep) }),
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
