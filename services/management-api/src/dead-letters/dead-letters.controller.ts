import { Controller } from '@nestjs/common';
import { listDeadLetters, settleDeadLetters } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { deadLetterRoutes as routes } from './dead-letter.routes.js';

@Controller()
export class DeadLettersController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.list)
  list({ params, query }: Given<typeof routes.list>) {
    return this.requests.ask(listDeadLetters, { ...query, ...params });
  }

  @Serves(routes.settle)
  settle({ params, body }: Given<typeof routes.settle>) {
    return this.requests.ask(settleDeadLetters, { ...body, ...params });
  }

  @Serves(routes.listAll)
  listAll({ query }: Given<typeof routes.listAll>) {
    return this.requests.ask(listDeadLetters, query);
  }

  @Serves(routes.settleAny)
  settleAny({ body }: Given<typeof routes.settleAny>) {
    return this.requests.ask(settleDeadLetters, body);
  }
}
