import { Controller } from '@nestjs/common';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { Activations } from './activations.js';
import { Drafts } from './drafts.js';
import { viewOf } from './workflow-view.js';
import { lifecycleRoutes as routes } from './workflow.routes.js';
import type { Workflow } from './workflow.js';

@Controller()
export class LifecycleController {
  constructor(
    private readonly activations: Activations,
    private readonly drafts: Drafts,
  ) {}

  @Serves(routes.activate)
  activate({ params: { workspace, id }, body }: Given<typeof routes.activate>) {
    return this.view(this.activations.activate(workspace, id, body));
  }

  @Serves(routes.pause)
  pause({ params: { workspace, id }, body }: Given<typeof routes.pause>) {
    return this.view(this.activations.pause(workspace, id, body.runs));
  }

  @Serves(routes.resume)
  resume({ params: { workspace, id } }: Given<typeof routes.resume>) {
    return this.view(this.activations.resume(workspace, id));
  }

  @Serves(routes.rollback)
  rollback({ params: { workspace, id }, body }: Given<typeof routes.rollback>) {
    return this.view(this.activations.rollBack(workspace, id, body.version));
  }

  @Serves(routes.archive)
  archive({ params: { workspace, id } }: Given<typeof routes.archive>) {
    return this.view(this.activations.archive(workspace, id));
  }

  private async view(changing: Promise<Workflow>) {
    const workflow = await changing;
    return viewOf(workflow, this.drafts.problems(workflow.workspace, workflow.draft));
  }
}
