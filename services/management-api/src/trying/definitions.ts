import { Injectable } from '@nestjs/common';
import { workflowDefinition, type JsonObject } from '@fanfare/contracts';
import { Catalogue } from '../catalogue/catalogue.js';
import { notFound, ProblemError } from '../http/problem-error.js';
import { Drafts } from '../workflows/drafts.js';
import { VersionStore } from '../workflows/version.store.js';
import { openSpan } from '../workflows/workflow.js';
import type { Tryable } from './tryable.js';

/** Finds definitions that can be tried: drafts and versions. */
@Injectable()
export class Definitions {
  constructor(
    private readonly drafts: Drafts,
    private readonly versions: VersionStore,
    private readonly catalogue: Catalogue,
  ) {}

  async draft(workspace: string, id: string): Promise<Tryable> {
    const { draft, latestVersion } = await this.drafts.get(workspace, id);
    return this.checked(workspace, id, draft, latestVersion + 1);
  }

  /** A definition that is nowhere saved. */
  unsaved(workspace: string, definition: JsonObject): Tryable {
    return this.checked(workspace, 'unsaved', definition, 1);
  }

  async version(workspace: string, workflow: string, version: number): Promise<Tryable> {
    const { latestVersion } = await this.drafts.get(workspace, workflow);
    const found = version <= latestVersion ? await this.versions.find(workspace, workflow, version) : null;
    if (!found) throw notFound('version');
    const { definition, actions } = found;
    return { workspace, workflow, version, playedAs: version, definition, actions };
  }

  async inForce(workspace: string, id: string): Promise<Tryable> {
    const span = openSpan(await this.drafts.get(workspace, id));
    if (span) return this.version(workspace, id, span.version);
    throw new ProblemError(409, 'Conflict', 'No version is in force; say which version to compare with.', {
      errors: [{ path: 'against', message: 'give the number of a version' }],
    });
  }

  private checked(workspace: string, workflow: string, draft: JsonObject, playedAs: number): Tryable {
    const errors = this.drafts.problems(workspace, draft);
    if (errors.length > 0) {
      throw new ProblemError(422, 'InvalidWorkflow', 'The workflow cannot be tried as it is.', { errors });
    }
    const definition = workflowDefinition.parse(draft);
    const actions = this.catalogue.actionsOf(definition);
    return { workspace, workflow, version: null, playedAs, definition, actions };
  }
}
