import { Controller } from '@nestjs/common';
import { contactMerges, mergeContacts, previewMerge, undoMerge } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { mergingRoutes as routes } from './merging.routes.js';

@Controller()
export class MergingController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.previewMerge)
  preview({ params: { workspace, id: survivor }, body }: Given<typeof routes.previewMerge>) {
    return this.requests.ask(previewMerge, { workspace, survivor, ...body });
  }

  @Serves(routes.merge)
  merge({ params: { workspace, id: survivor }, body }: Given<typeof routes.merge>) {
    return this.requests.ask(mergeContacts, { workspace, survivor, ...body });
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
