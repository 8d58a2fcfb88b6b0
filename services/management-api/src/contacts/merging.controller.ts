import { Controller } from '@nestjs/common';
import { contactMerges, mergeContacts, previewMerge, undoMerge } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { CallerNames } from '../accounts/caller-names.js';
import { callerOf } from '../accounts/caller.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { mergingRoutes as routes } from './merging.routes.js';

@Controller()
export class MergingController {
  constructor(
    private readonly requests: Requests,
    private readonly callers: CallerNames,
  ) {}

  @Serves(routes.previewMerge)
  preview({ params: { workspace, id: survivor }, body }: Given<typeof routes.previewMerge>) {
    return this.requests.ask(previewMerge, { workspace, survivor, ...body });
  }

  @Serves(routes.merge)
  async merge({ params: { workspace, id: survivor }, body, caller }: Given<typeof routes.merge>) {
    const by = (await this.callers.of(callerOf(caller))).name;
    return this.requests.ask(mergeContacts, { workspace, survivor, ...body, by });
  }

  @Serves(routes.merges)
  all({ params }: Given<typeof routes.merges>) {
    return this.requests.ask(contactMerges, params);
  }

  @Serves(routes.undoMerge)
  undo({ params }: Given<typeof routes.undoMerge>) {
    return this.requests.ask(undoMerge, params);
  }
}
