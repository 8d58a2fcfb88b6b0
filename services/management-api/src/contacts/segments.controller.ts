import { Controller } from '@nestjs/common';
import { findContacts, getSegment, listSegments, removeSegment, saveSegment } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { segmentRoutes as routes } from './segment.routes.js';

@Controller()
export class SegmentsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.segments)
  all({ params }: Given<typeof routes.segments>) {
    return this.requests.ask(listSegments, params);
  }

  @Serves(routes.segment)
  get({ params: { workspace, segment: id } }: Given<typeof routes.segment>) {
    return this.requests.ask(getSegment, { workspace, id });
  }

  @Serves(routes.saveSegment)
  save({ params: { workspace, segment: id }, body }: Given<typeof routes.saveSegment>) {
    return this.requests.ask(saveSegment, { workspace, id, ...body });
  }

  @Serves(routes.segmentMembers)
  async members({ params: { workspace, segment: id }, query }: Given<typeof routes.segmentMembers>) {
    await this.requests.ask(getSegment, { workspace, id });
    const filter = { left: '{{ contact.segments }}', op: 'contains', right: id } as const;
    return this.requests.ask(findContacts, { workspace, filter, ...query });
  }

  @Serves(routes.removeSegment)
  async remove({ params: { workspace, segment: id } }: Given<typeof routes.removeSegment>) {
    const answer = await this.requests.ask(removeSegment, { workspace, id });
    if (!answer.removed) throw notFound('segment');
    return answer;
  }
}
