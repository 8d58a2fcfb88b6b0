import { Controller } from '@nestjs/common';
import { listProperties, removeProperty, saveProperty } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { propertyRoutes as routes } from './property.routes.js';

@Controller()
export class PropertiesController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.properties)
  all({ params }: Given<typeof routes.properties>) {
    return this.requests.ask(listProperties, params);
  }

  @Serves(routes.saveProperty)
  save({ params, body: definition }: Given<typeof routes.saveProperty>) {
    return this.requests.ask(saveProperty, { ...params, definition });
  }

  @Serves(routes.removeProperty)
  async remove({ params }: Given<typeof routes.removeProperty>) {
    const answer = await this.requests.ask(removeProperty, params);
    if (!answer.removed) throw notFound('property');
    return answer;
  }
}
