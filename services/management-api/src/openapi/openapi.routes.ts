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
};
