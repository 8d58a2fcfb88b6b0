import { Controller } from '@nestjs/common';
import { getCommunication, listCommunications, resendCommunication, takeBounce } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { communicationRoutes as routes } from './communication.routes.js';

/** A mail server may take its time. */
const mailMs = 30_000;

@Controller()
export class CommunicationsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.listCommunications)
  list({ params, query }: Given<typeof routes.listCommunications>) {
    return this.requests.ask(listCommunications, { ...params, ...query });
  }

  @Serves(routes.findCommunications)
  find({ params, query }: Given<typeof routes.findCommunications>) {
    return this.requests.ask(listCommunications, { ...params, ...query });
  }

  @Serves(routes.getCommunication)
  get({ params }: Given<typeof routes.getCommunication>) {
    return this.requests.ask(getCommunication, params);
  }

  @Serves(routes.resendCommunication)
  resend({ params, body }: Given<typeof routes.resendCommunication>) {
    return this.requests.ask(resendCommunication, { ...body, ...params }, mailMs);
  }

  @Serves(routes.takeBounce)
  takeBounce({ params, body }: Given<typeof routes.takeBounce>) {
    return this.requests.ask(takeBounce, { ...body, ...params });
  }
}
