import { Controller } from '@nestjs/common';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { evaluationRoutes as routes } from './evaluation.routes.js';
import { OfContact } from './of-contact.js';
import { OfEvent } from './of-event.js';

@Controller()
export class EvaluationsController {
  constructor(
    private readonly event: OfEvent,
    private readonly contact: OfContact,
  ) {}

  @Serves(routes.ofEvent)
  async ofEvent({ params: { workspace, id } }: Given<typeof routes.ofEvent>) {
    return { explanations: await this.event.explain(workspace, id) };
  }

  @Serves(routes.ofContact)
  async ofContact({ params: { workspace, id }, query: { limit = 50, ...query } }: Given<typeof routes.ofContact>) {
    return { explanations: await this.contact.explain(workspace, id, { ...query, limit }) };
  }
}
