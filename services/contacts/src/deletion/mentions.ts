import { Injectable } from '@nestjs/common';
import type { ContactToForget } from '@fanfare/contracts';
import { ExportStore } from '../exporting/export.store.js';
import { SegmentStore } from '../segments/segment.store.js';
import { ViewStore } from '../views/view.store.js';
import { namesOf } from './names.js';
import { WaitingFiles } from './waiting-files.js';

/**
 * What people have written that names somebody: files that wait to be imported, what exports look for, views, segments. Whatever
 * the name said of contacts it says of the placeholder afterwards, which no contact is.
 */
@Injectable()
export class Mentions {
  constructor(
    private readonly files: WaitingFiles,
    private readonly exports: ExportStore,
    private readonly views: ViewStore,
    private readonly segments: SegmentStore,
  ) {}

  /** Again it finds what came in between. */
  async forget(gone: ContactToForget & { at: number }) {
    const { workspace, placeholder } = gone;
    const instead = { names: namesOf(gone), placeholder };
    const inFiles = await this.files.withdraw(gone, instead.names);
    const counts = await Promise.all([
      this.exports.forget(workspace, instead.names),
      this.views.rewrite(workspace, instead),
      this.segments.rewrite(workspace, instead),
    ]);
    const mentions = counts.reduce((sum, count) => sum + count, inFiles.withdrawn);
    return { removed: { mentions }, isSettled: inFiles.isSettled };
  }
}
