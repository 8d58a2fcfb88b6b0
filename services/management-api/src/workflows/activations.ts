import { Inject, Injectable } from '@nestjs/common';
import { workflowDefinition, type Activation, type FieldProblem } from '@fanfare/contracts';
import { CONFIG } from '@fanfare/chassis';
import { Catalogue } from '../catalogue/catalogue.js';
import { Connections } from '../connected-apps/connections.js';
import { withOnlyApps } from '../connected-apps/only-apps.js';
import { notFound, ProblemError } from '../http/problem-error.js';
import type { ManagementConfig } from '../management.config.js';
import { Arming } from '../schedules/arming.js';
import { Drafts, stale } from './drafts.js';
import { EventClock } from './event-clock.js';
import { activated, archived, moved, paused, refuseArchived, resumed, settledAt, type Pausing } from './lifecycle.js';
import { Publication } from './publication.js';
import { saysTheSame, VersionStore } from './version.store.js';
import type { Workflow } from './workflow.js';

export interface Activating {
  /** The revision that was edited. */
  revision?: number | undefined;
  /** What becomes of runs of other versions. */
  waitingRuns?: Activation['waitingRuns'];
}

/** Everybody who decides by a change must have heard of it this long before it takes effect. */
const noticeMs = 50;

/**
 * Decides which version is in force when. Which version an event starts is a pure function of the published spans and
 * the event's stamp, so a change takes effect a little in the future, when everybody knows it; the caller is answered
 * when it has: who activates and then publishes an event finds the workflow active.
 */
@Injectable()
export class Activations {
  constructor(
    private readonly drafts: Drafts,
    private readonly versions: VersionStore,
    private readonly catalogue: Catalogue,
    private readonly connections: Connections,
    private readonly publication: Publication,
    private readonly arming: Arming,
    private readonly clock: EventClock,
    @Inject(CONFIG) private readonly config: ManagementConfig,
  ) {}

  /** Freezes the draft as a version and puts it in force. An unchanged draft is the version it was. */
  activate(workspace: string, id: string, { revision, waitingRuns }: Activating = {}): Promise<Workflow> {
    return this.takeEffect(workspace, id, async (workflow) => {
      if (revision !== undefined && workflow.revision !== revision) throw stale(workflow.revision);
      refuseArchived(workflow);
      const version = await this.freeze(workflow);
      return (at) => activated(workflow, version, at, waitingRuns);
    });
  }

  /** Freezes the draft as a version that is in force for nobody: what is tested is what is activated afterwards. */
  async freezeDraft(workspace: string, id: string): Promise<number> {
    let version = 0;
    await this.drafts.change(workspace, id, async (workflow) => {
      refuseArchived(workflow);
      version = await this.freeze(workflow);
      return version > workflow.latestVersion ? { ...workflow, latestVersion: version } : workflow;
    });
    return version;
  }

  /** Puts an older version in force. The draft stays. */
  rollBack(
    workspace: string,
    id: string,
    { version, waitingRuns }: { version: number } & Pick<Activating, 'waitingRuns'>,
  ): Promise<Workflow> {
    return this.takeEffect(workspace, id, async (workflow) => {
      // Above the latest there may be one that a crash left behind: it was never in force.
      if (version > workflow.latestVersion) throw notFound('version');
      return (at) => activated(workflow, version, at, waitingRuns);
    });
  }

  /** Starts no new runs; those begun are drained, or held where they are. */
  pause(workspace: string, id: string, how: Pausing = {}): Promise<Workflow> {
    return this.takeEffect(workspace, id, async (workflow) => (at) => paused(workflow, at, how));
  }

  resume(workspace: string, id: string): Promise<Workflow> {
    return this.takeEffect(workspace, id, async (workflow) => (at) => resumed(workflow, at));
  }

  archive(workspace: string, id: string, runs?: 'drain' | 'exit'): Promise<Workflow> {
    return this.takeEffect(workspace, id, async (workflow) => (at) => archived(workflow, at, runs));
  }

  /** `prepare` may take its time; the instant of the change is chosen after it. */
  private async takeEffect(
    workspace: string,
    id: string,
    prepare: (workflow: Workflow) => Promise<(at: number) => Workflow>,
  ): Promise<Workflow> {
    let leadMs = this.config.ACTIVATION_LEAD_MS;
    let at = 0;
    let workflow = await this.drafts.change(workspace, id, async (before) => {
      const change = await prepare(before);
      at = (await this.clock.now()) + leadMs;
      return change(at);
    });
    await this.publication.publishHead(workspace, id);
    // Too late to be known by everybody in time (a slow database, a busy machine): later, then, and with more time.
    while (settledAt(workflow) === at && (await this.clock.now()) > at - Math.min(noticeMs, leadMs / 2)) {
      const missed = at;
      leadMs *= 2;
      at = (await this.clock.now()) + leadMs;
      workflow = await this.drafts.change(workspace, id, async (before) => moved(before, missed, at));
      await this.publication.publishHead(workspace, id);
    }
    await this.publication.publishSchedule(workspace, id);
    await this.clock.until(settledAt(workflow));
    await this.publication.publishExit(workflow);
    return workflow;
  }

  /** The version that says what the draft says, made when there is none, and known to everybody. */
  private async freeze({ workspace, id, draft, latestVersion }: Workflow): Promise<number> {
    refuseIf(this.drafts.problems(workspace, draft));
    const { imported, ...definition } = workflowDefinition.parse(draft);
    refuseIf(await this.arming.problems(workspace, id, definition));
    const actions = withOnlyApps(this.catalogue.actionsOf(definition), this.connections.list(workspace));
    const content = { definition, actions, ...(imported && { imported }) };
    for (let version = Math.max(1, latestVersion); ;) {
      const frozen = await this.versions.find(workspace, id, version);
      if (!frozen) {
        // Somebody else may be first; whoever it was, the next look tells what the number stands for.
        await this.versions.insert({ workspace, workflow: id, version, frozenAt: Date.now(), ...content });
      } else if (saysTheSame(frozen, content)) {
        await this.publication.publishVersion(workspace, id, version);
        return version;
      } else {
        version++;
      }
    }
  }
}

function refuseIf(errors: FieldProblem[]): void {
  if (errors.length === 0) return;
  throw new ProblemError(422, 'InvalidWorkflow', 'The workflow cannot be activated as it is.', { errors });
}
