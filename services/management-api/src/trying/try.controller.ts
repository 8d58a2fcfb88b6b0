import { Controller } from '@nestjs/common';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { EventClock } from '../workflows/event-clock.js';
import { Definitions } from './definitions.js';
import { LiveTests } from './live-tests.js';
import { Tries } from './tries.js';
import { tryRoutes as routes } from './try.routes.js';
import type { Tryable } from './tryable.js';
import { WhatIfs } from './what-ifs.js';

@Controller()
export class TryController {
  constructor(
    private readonly definitions: Definitions,
    private readonly tries: Tries,
    private readonly liveTests: LiveTests,
    private readonly whatIfs: WhatIfs,
    private readonly clock: EventClock,
  ) {}

  @Serves(routes.try)
  async try({ params: { workspace, id }, body }: Given<typeof routes.try>) {
    return this.tries.try(await this.draftOr(workspace, id, body.version), body);
  }

  @Serves(routes.tryUnsaved)
  async tryUnsaved({ params: { workspace }, body: { definition, ...request } }: Given<typeof routes.tryUnsaved>) {
    return this.tries.try(this.definitions.unsaved(workspace, definition), request);
  }

  @Serves(routes.liveTest)
  async liveTest({ params: { workspace, id }, body }: Given<typeof routes.liveTest>) {
    return this.liveTests.start(await this.draftOr(workspace, id, body.version), body);
  }

  @Serves(routes.whatIf)
  async whatIf({ params: { workspace, id }, body }: Given<typeof routes.whatIf>) {
    const { from, to, limit, version, against } = body;
    const draft = await this.draftOr(workspace, id, version);
    const active =
      against === 'active'
        ? await this.definitions.inForce(workspace, id)
        : await this.definitions.version(workspace, id, against);
    const now = await this.clock.now();
    return this.whatIfs.compare(draft, active, { from, to: to ?? now, limit, now });
  }

  private draftOr(workspace: string, id: string, version: number | undefined): Promise<Tryable> {
    return version === undefined
      ? this.definitions.draft(workspace, id)
      : this.definitions.version(workspace, id, version);
  }
}
