import { Controller } from '@nestjs/common';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { Timeline } from './timeline.js';
import { timelineRoutes as routes } from './timeline.routes.js';

@Controller()
export class TimelineController {
  constructor(private readonly timeline: Timeline) {}

  @Serves(routes.timeline)
  page({ params: { workspace, id }, query: { after, limit } }: Given<typeof routes.timeline>) {
    return this.timeline.page(workspace, id, after, limit);
  }
}
