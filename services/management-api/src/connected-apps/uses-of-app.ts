import { Injectable } from '@nestjs/common';
import type { ConnectedApp, JsonObject } from '@fanfare/contracts';
import { Catalogue } from '../catalogue/catalogue.js';
import { VersionStore } from '../workflows/version.store.js';
import { WorkflowStore } from '../workflows/workflow.store.js';
import type { Workflow } from '../workflows/workflow.js';

/** Which workflows' drafts or versions in force call an app. A step that names none calls the only one that there is. */
@Injectable()
export class UsesOfApp {
  constructor(
    private readonly workflows: WorkflowStore,
    private readonly versions: VersionStore,
    private readonly catalogue: Catalogue,
  ) {}

  async of(app: ConnectedApp): Promise<string[]> {
    const found: string[] = [];
    for await (const workflow of this.workflows.all(app.workspace, ['Draft', 'Active', 'Paused'])) {
      if (await this.isUsedIn(workflow, app)) found.push(workflow.id);
    }
    return found;
  }

  private async isUsedIn({ workspace, id, draft, currentVersion }: Workflow, app: ConnectedApp): Promise<boolean> {
    if (this.uses(draft, app)) return true;
    const inForce = currentVersion > 0 ? await this.versions.find(workspace, id, currentVersion) : null;
    return inForce !== null && this.uses(inForce.definition, app);
  }

  private uses(draft: JsonObject, { id, connector }: ConnectedApp): boolean {
    const steps = Object.values((draft['steps'] ?? {}) as JsonObject) as Partial<Record<'action' | 'input', unknown>>[];
    return steps.some((step) => {
      const entry = typeof step?.action === 'string' ? this.catalogue.actions().get(step.action) : undefined;
      if (entry?.service !== connector || entry.app === undefined) return false;
      const named = (step.input as JsonObject | undefined)?.['app'];
      return named === id || ((named === undefined || named === '') && entry.app === 'needed');
    });
  }
}
