import { Controller } from '@nestjs/common';
import { listContactLocks, unlockContact } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { lockRoutes as routes } from './lock.routes.js';

@Controller()
export class LocksController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.locks)
  list({ params: { workspace, id: workflow } }: Given<typeof routes.locks>) {
    return this.requests.ask(listContactLocks, { workspace, workflow });
  }

  @Serves(routes.unlock)
  unlock({ params: { workspace, id: workflow }, body: { contact } }: Given<typeof routes.unlock>) {
    return this.requests.ask(unlockContact, { workspace, workflow, contact });
  }
}
