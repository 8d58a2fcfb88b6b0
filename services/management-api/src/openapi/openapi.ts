import type { z } from 'zod';
import { problem, type JsonObject } from '@fanfare/contracts';
import { noBody, type Route } from '../http/route.js';
import { Components } from './components.js';
import { named } from './named.js';

/** The OpenAPI 3.1 document of a table of routes. Its schemas are those that requests are checked with. */
export function openApiOf(routes: Readonly<Record<string, Route>>): JsonObject {
  const components = new Components(named);
  const paths: Record<string, JsonObject> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route, components) };
  }
  const refusal = components.schemaOf(problem, 'output');
  return {
    openapi: '3.1.0',
    info: { title: 'Fanfare management API', version: '1' },
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      responses: {
        Problem: {
          description: 'Why the request is refused',
          content: { 'application/problem+json': { schema: refusal } },
        },
      },
      schemas: components.schemas(),
    },
  };
}

function operationOf(name: string, route: Route, components: Components): JsonObject {
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: [...parametersOf('path', route.params, components), ...parametersOf('query', route.query, components)],
    ...(route.body === noBody ? {} : { requestBody: bodyOf(route, components) }),
    responses: {
      [route.status]: {
        description: 'Done',
        content: { [route.media]: { schema: components.schemaOf(route.reply, 'output') } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function parametersOf(place: 'path' | 'query', fields: z.ZodObject, components: Components): JsonObject[] {
  return Object.entries(fields.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: components.schemaOf(field as z.ZodType, 'input'),
  }));
}

function bodyOf({ body, accepts }: Route, components: Components): JsonObject {
  const schema = components.schemaOf(body, 'input');
  return {
    required: !body.safeParse(undefined).success,
    content: Object.fromEntries(accepts.map((type) => [type, { schema }])),
  };
}
