import { z } from 'zod';
import { instantMs, jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** What is defined in engagement, and may be named by events before anybody has defined it. */
export const definitionKinds = ['site', 'card', 'competition', 'prize', 'achievement'] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

export const definitionId = z.string().min(1).max(128);
const name = z.string().trim().min(1).max(200);
const words = z.string().trim().min(1).max(200).nullish();
const url = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .nullish();
const instant = z.iso.datetime({ offset: true }).nullish();

/** What may be said of each kind. Only the name must be. */
export const definitionSettings = {
  site: z.strictObject({ name, url }),
  card: z.strictObject({ title: name, type: words, site: definitionId.nullish(), competition: definitionId.nullish() }),
  competition: z.strictObject({
    name,
    opensAt: instant,
    closesAt: instant.describe('From then on no bonus entries are given.'),
    entryLimit: z.number().int().min(1).nullish().describe('Entries that one contact may submit. Its hub sees to it.'),
  }),
  prize: z.strictObject({
    name,
    type: words,
    value: z.number().min(0).nullish(),
    stock: z.number().int().min(0).nullish().describe('How many there are. Its hub sees to it.'),
  }),
  achievement: z.strictObject({
    name,
    description: z.string().trim().max(2_000).nullish(),
    pictureUrl: url,
  }),
} as const satisfies Record<DefinitionKind, z.ZodObject>;

/** `settings` as `definitionSettings` of the kind has it; of what only events have named, no more than a name. */
const definition = z.object({
  id: definitionId,
  settings: jsonObject,
  defined: z.boolean(),
  seenAt: instantMs.nullable(),
});
export type DefinitionView = z.infer<typeof definition>;

const one = z.object({ workspace: workspaceId, kind: z.enum(definitionKinds), id: definitionId });

export const saveDefinition = defineRequest(
  'engagement.definitions.save',
  one.extend({ settings: jsonObject }),
  definition,
);
export const getDefinition = defineRequest(
  'engagement.definitions.get',
  one,
  z.object({ definition: definition.nullable() }),
);
/** Takes back what somebody said. What events have named stays in the lists by its id. */
export const removeDefinition = defineRequest('engagement.definitions.remove', one, z.object({ removed: z.boolean() }));
export const listDefinitions = defineRequest(
  'engagement.definitions.list',
  one.omit({ id: true }).extend({
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  z.object({ definitions: z.array(definition), next: z.string().nullable() }),
);
