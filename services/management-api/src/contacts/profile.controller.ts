import { Controller } from '@nestjs/common';
import { editContact, getProfile, propertyHistory } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { profileRoutes as routes } from './profile.routes.js';

/** Who edits by hand, in a contact's history and in the events of the change. */
const by = 'admin';

@Controller()
export class ProfileController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.profile)
  get({ params }: Given<typeof routes.profile>) {
    return this.requests.ask(getProfile, params);
  }

  @Serves(routes.edit)
  edit({ params, body }: Given<typeof routes.edit>) {
    return this.requests.ask(editContact, { ...params, ...body, by });
  }

  @Serves(routes.propertyHistory)
  history({ params }: Given<typeof routes.propertyHistory>) {
    return this.requests.ask(propertyHistory, params);
  }
}
