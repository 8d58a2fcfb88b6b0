import { z } from 'zod';
import { problem, type JsonObject } from '@fanfare/contracts';
import { noBody, type Route } from '../http/route.js';

/** The OpenAPI 3.1 document of a table of routes. Its schemas are those that requests are checked with. */
export function openApiOf(routes: Readonly<Record<string, Route>>): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
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
          content: { 'application/problem+json': { schema: schemaOf(problem, 'output') } },
        },
      },
    },
  };
}

function operationOf(name: string, route: Route): JsonObject {
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: [...parametersOf('path', route.params), ...parametersOf('query', route.query)],
    ...(route.body === noBody ? {} : { requestBody: bodyOf(route.body) }),
    responses: {
      [route.status]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(route.reply, 'output') } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function parametersOf(place: 'path' | 'query', fields: z.ZodObject): JsonObject[] {
  return Object.entries(fields.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }));
}

function bodyOf(body: z.ZodType): JsonObject {
  return {
    required: !body.safeParse(undefined).success,
    content: { 'application/json': { schema: schemaOf(body, 'input') } },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as JsonObject;
}
