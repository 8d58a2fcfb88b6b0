import { z } from 'zod';
import { definitionId, definitionSettings, instantMs, type DefinitionKind } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'engagement';
const access = 'workspace';
const params = workspaceParams.extend({ id: definitionId });
const page = z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 200).optional() });

/** The four routes of a kind. `plural` is its place in the path, `one` what a sentence calls it. */
function routesOf(kind: DefinitionKind, plural: string, one: string) {
  const path = `${inWorkspace}/${plural}`;
  const settings: z.ZodObject = definitionSettings[kind];
  const view: z.ZodObject = z.object({
    id: definitionId,
    ...settings.shape,
    defined: z.boolean().describe('False: only events have named it, and nobody has defined it.'),
    seenAt: instantMs.nullable().describe('When an event first named it, in milliseconds since 1970.'),
  });
  return {
    save: defineRoute({ method: 'PUT', path: `${path}/:id`, access, tag, summary: `Defines ${one}`, params, body: settings, reply: view }),
    get: defineRoute({ method: 'GET', path: `${path}/:id`, access, tag, summary: `Shows ${one}`, params, reply: view }),
    remove: defineRoute({ method: 'POST', path: `${path}/:id/remove`, access, tag, summary: `Takes back how ${one} was defined`, params, reply: z.object({ removed: z.boolean() }) }),
    list: defineRoute({
      method: 'GET', path, access, tag,
      summary: `Lists the ${plural}, with those that only events have named`,
      params: workspaceParams, query: page,
      reply: z.object({ [plural]: z.array(view), next: z.string().nullable() }),
    }),
  };
} // prettier-ignore

/** The routes of each kind, by what it is called in paths. */
export const definitionRoutes = {
  sites: routesOf('site', 'sites', 'a site'),
  cards: routesOf('card', 'cards', 'a card'),
  competitions: routesOf('competition', 'competitions', 'a competition'),
  prizes: routesOf('prize', 'prizes', 'a prize'),
  achievements: routesOf('achievement', 'achievements', 'an achievement'),
};

export type DefinitionRoutes = ReturnType<typeof routesOf>;
