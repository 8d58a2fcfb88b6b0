import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { getSegment, listSegments, removeSegment, saveSegment, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { SegmentKeeping } from './segment-keeping.js';

/** What other services ask about segments. */
@Controller()
export class SegmentsController {
  constructor(private readonly keeping: SegmentKeeping) {}

  @Answers(saveSegment)
  save({ workspace, id, ...wanted }: z.output<typeof saveSegment.request>): Promise<ReplyOf<typeof saveSegment>> {
    return this.keeping.save(workspace, id, wanted);
  }

  @Answers(listSegments)
  async list({ workspace }: z.output<typeof listSegments.request>): Promise<ReplyOf<typeof listSegments>> {
    return { segments: await this.keeping.all(workspace) };
  }

  @Answers(getSegment)
  get({ workspace, id }: z.output<typeof getSegment.request>): Promise<ReplyOf<typeof getSegment>> {
    return this.keeping.get(workspace, id);
  }

  @Answers(removeSegment)
  async remove({ workspace, id }: z.output<typeof removeSegment.request>): Promise<ReplyOf<typeof removeSegment>> {
    return { removed: await this.keeping.remove(workspace, id) };
  }
}
