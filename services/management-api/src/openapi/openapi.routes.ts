import { z } from 'zod';
import { defineRoute } from '../http/route.js';

export const openApiRoutes = {
  openApi: defineRoute({
    method: 'GET',
    path: '/openapi.json',
    access: 'public',
    tag: 'openapi',
    summary: 'This document',
    reply: z.looseObject({ openapi: z.string() }),
  }),
  workflowSchema: defineRoute({
    method: 'GET',
    path: '/v1/schemas/workflow',
    access: 'public',
    tag: 'openapi',
    summary: 'The JSON Schema of a workflow definition, for editors and other tools',
    reply: z.looseObject({ $id: z.string() }),
  }),
};
