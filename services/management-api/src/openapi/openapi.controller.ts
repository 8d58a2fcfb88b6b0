import { Controller } from '@nestjs/common';
import { workflowSchema } from '@fanfare/contracts';
import { Serves } from '../http/serves.js';
import { routes } from '../routes.js';
import { openApiOf } from './openapi.js';
import { openApiRoutes } from './openapi.routes.js';

const schema = workflowSchema();
const document = { openapi: '3.1.0', ...openApiOf(routes) };

@Controller()
export class OpenApiController {
  @Serves(openApiRoutes.openApi)
  async show() {
    return document;
  }

  @Serves(openApiRoutes.workflowSchema)
  async schema() {
    return schema as { $id: string };
  }
}
