import { Controller } from '@nestjs/common';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { Activations } from './activations.js';
import { Consequences } from './consequences.js';
import { Drafts } from './drafts.js';
import { viewOf } from './workflow-view.js';
import { lifecycleRoutes as routes } from './workflow.routes.js';
import type { Workflow } from './workflow.js';

@Controller()
export class LifecycleController {
  constructor(
    private readonly activations: Activations,
    private readonly drafts: Drafts,
    private readonly consequences: Consequences,
  ) {}

  @Serves(routes.consequences)
  weigh({ params: { workspace, id }, query }: Given<typeof routes.consequences>) {
    return this.consequences.of(workspace, id, query.version);
  }

  @Serves(routes.activate)
  activate({ params: { workspace, id }, body }: Given<typeof routes.activate>) {
    return this.view(this.activations.activate(workspace, id, body));
  }

  @Serves(routes.pause)
  pause({ params: { workspace, id }, body }: Given<typeof routes.pause>) {
    return this.view(this.activations.pause(workspace, id, { runs: body.runs, because: body.reason }));
  }

  @Serves(routes.resume)
  resume({ params: { workspace, id } }: Given<typeof routes.resume>) {
    return this.view(this.activations.resume(workspace, id));
  }

  @Serves(routes.rollback)
  rollback({ params: { workspace, id }, body }: Given<typeof routes.rollback>) {
    return this.view(this.activations.rollBack(workspace, id, body));
  }

  @Serves(routes.archive)
  archive({ params: { workspace, id }, body }: Given<typeof routes.archive>) {
    return this.view(this.activations.archive(workspace, id, body.runs));
  }

  private async view(changing: Promise<Workflow>) {
    const workflow = await changing;
    return viewOf(workflow, this.drafts.findings(workflow.workspace, workflow.draft));
  }
}
