import { Controller } from '@nestjs/common';
import { listViews, removeView, saveView } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { viewRoutes as routes } from './view.routes.js';

@Controller()
export class ViewsController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.views)
  all({ params }: Given<typeof routes.views>) {
    return this.requests.ask(listViews, params);
  }

  @Serves(routes.saveView)
  save({ params, body: view }: Given<typeof routes.saveView>) {
    return this.requests.ask(saveView, { ...params, view });
  }

  @Serves(routes.removeView)
  async remove({ params }: Given<typeof routes.removeView>) {
    const answer = await this.requests.ask(removeView, params);
    if (!answer.removed) throw notFound('view');
    return answer;
  }
}
