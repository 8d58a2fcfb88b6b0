import { Injectable } from '@nestjs/common';
import { versionAt } from '@fanfare/contracts';
import { VersionStore, type Version } from '../workflows/version.store.js';
import { WorkflowStore } from '../workflows/workflow.store.js';

const pageSize = 200;

/** Finds the workflows that were in force at an instant and listened to a trigger. */
@Injectable()
export class Listeners {
  constructor(
    private readonly workflows: WorkflowStore,
    private readonly versions: VersionStore,
  ) {}

  async to(workspace: string, type: string, at: number): Promise<Version[]> {
    const found: Version[] = [];
    for await (const { id, version } of this.inForce(workspace, at)) {
      const frozen = await this.versions.find(workspace, id, version);
      if (frozen?.definition.trigger.type === type) found.push(frozen);
    }
    return found;
  }

  private async *inForce(workspace: string, at: number): AsyncGenerator<{ id: string; version: number }> {
    for (let after: string | undefined; ;) {
      const page = await this.workflows.list({ workspace, after }, pageSize);
      for (const workflow of page) {
        const version = versionAt({ workspace, workflow: workflow.id, activations: workflow.activations }, at);
        if (version !== null) yield { id: workflow.id, version };
      }
      after = page.at(-1)?.id;
      if (page.length < pageSize) return;
    }
  }
}
