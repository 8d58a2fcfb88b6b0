import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { buckets, headKey, publishedVersion, versionKey, workflowHead, type WorkflowHead } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { Log, Shutdown, Unavailable } from '@fanfare/chassis';
import { Arming } from '../schedules/arming.js';
import { Exits } from './exits.js';
import { contentOf, VersionStore } from './version.store.js';
import { WorkflowStore } from './workflow.store.js';
import type { Workflow } from './workflow.js';

const repairAfterMs = 1_000;

/** Keeps the `workflows` bucket, and the schedules, equal to what the database says, for all who decide by them. */
@Injectable()
export class Publication implements OnApplicationBootstrap {
  private repairing: NodeJS.Timeout | undefined;

  constructor(
    private readonly values: KeyValue,
    private readonly workflows: WorkflowStore,
    private readonly versions: VersionStore,
    private readonly arming: Arming,
    private readonly exits: Exits,
    private readonly log: Log,
    private readonly shutdown: Shutdown,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.shutdown.drain('publication', async () => clearTimeout(this.repairing));
    await this.repair();
  }

  /** Makes a version known. Before any head that names it. */
  async publishVersion(workspace: string, workflow: string, version: number): Promise<void> {
    const frozen = await this.versions.find(workspace, workflow, version);
    if (!frozen) throw new Error(`${versionKey(workspace, workflow, version)} is not in the database`);
    await this.put(versionKey(workspace, workflow, version), publishedVersion.parse(frozen));
  }

  /**
   * Makes the head known as it is in the database. Two replicas may put in the wrong order; so whoever has put looks
   * again, and puts again when the database has moved on.
   */
  async publishHead(workspace: string, id: string): Promise<void> {
    for (let put = -1; ;) {
      const workflow = await this.workflows.find(workspace, id);
      if (!workflow || workflow.revision === put) return;
      await this.put(headKey(workspace, id), headOf(workflow));
      put = workflow.revision;
    }
  }

  /** Makes the server start the workflow when it should. After the head: a firing is worth nothing before. */
  async publishSchedule(workspace: string, id: string): Promise<void> {
    await this.settled(this.arming.settle(workspace, id), `The schedule of ${id} could not be changed`);
  }

  /** Has the runs of earlier versions ended that the version in force ends. When it is in force: then no more of them begin. */
  async publishExit(workflow: Workflow): Promise<void> {
    try {
      await this.exits.settle(workflow);
    } catch (err) {
      // The version is in force all the same. Nobody waits for the runs to end; it is made sure that they do.
      this.log.warn({ err, workflow: workflow.id }, 'runs of earlier versions end later');
      this.repairSoon();
    }
  }

  /** Publishes whatever differs: what a crash, or a server that was away, left undone. */
  private async repair(): Promise<void> {
    for await (const workflow of this.workflows.published()) {
      const { workspace, id, latestVersion } = workflow;
      for (let n = 1; n <= latestVersion; n++) await this.repairVersion(workspace, id, n);
      const key = headKey(workspace, id);
      // Unreadable is as wrong as absent: either way it is published again, and a server that is away fails there.
      const head = await this.values.get(buckets.workflows, key, workflowHead).catch(() => null);
      if (JSON.stringify(head) !== JSON.stringify(headOf(workflow))) {
        await this.publishHead(workspace, id);
        this.log.warn({ key }, 'published head repaired');
      }
      await this.publishExit(workflow);
    }
    await this.arming.settleAll();
  }

  private async repairVersion(workspace: string, id: string, version: number): Promise<void> {
    const key = versionKey(workspace, id, version);
    // As above: unreadable or absent, it is published again.
    const known = await this.values.get(buckets.workflows, key, publishedVersion).catch(() => null);
    const frozen = await this.versions.find(workspace, id, version);
    if (!frozen || (known && contentOf(known) === contentOf(frozen))) return;
    await this.publishVersion(workspace, id, version);
    this.log.warn({ key }, 'published version repaired');
  }

  private async put(key: string, value: unknown): Promise<void> {
    await this.settled(this.values.put(buckets.workflows, key, value), `${key} could not be published`);
  }

  private async settled(work: Promise<unknown>, otherwise: string): Promise<void> {
    try {
      await work;
    } catch (cause) {
      this.repairSoon();
      throw new Unavailable(otherwise, { cause });
    }
  }

  /** The database has it, the bucket may not: until it does, nobody else would make it so. */
  private repairSoon(): void {
    this.repairing ??= setTimeout(() => {
      this.repairing = undefined;
      this.repair().catch((err: unknown) => {
        this.log.warn({ err }, 'publication cannot be repaired yet');
        this.repairSoon();
      });
    }, repairAfterMs);
  }
}

function headOf({ workspace, id, activations, held }: Workflow): WorkflowHead {
  const spans = activations.map(({ version, from, to, waitingRuns }) => {
    return { version, from, to, ...(waitingRuns && { waitingRuns }) };
  });
  return { workspace, workflow: id, activations: spans, ...(held && { held }) };
}
