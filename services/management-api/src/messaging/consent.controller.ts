import { Controller } from '@nestjs/common';
import { getConsents, listSubscriptionGroups, saveSubscriptionGroup, setConsent } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { consentRoutes as routes } from './consent.routes.js';

@Controller()
export class ConsentController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.listSubscriptionGroups)
  listGroups({ params }: Given<typeof routes.listSubscriptionGroups>) {
    return this.requests.ask(listSubscriptionGroups, params);
  }

  @Serves(routes.saveSubscriptionGroup)
  saveGroup({ params, body }: Given<typeof routes.saveSubscriptionGroup>) {
    return this.requests.ask(saveSubscriptionGroup, { ...body, ...params });
  }

  @Serves(routes.consents)
  consents({ params }: Given<typeof routes.consents>) {
    return this.requests.ask(getConsents, params);
  }

  @Serves(routes.setConsent)
  setConsent({ params, body }: Given<typeof routes.setConsent>) {
    return this.requests.ask(setConsent, { ...body, ...params });
  }
}
