import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { versionAt, type Explanation } from '@fanfare/contracts';
import { VersionStore, type Version } from '../workflows/version.store.js';
import { WorkflowStore } from '../workflows/workflow.store.js';
import type { Workflow } from '../workflows/workflow.js';
import { absenceAt, absences } from './absence.js';

/** A workflow that would have listened, and why it did not. */
export interface Absent {
  workflow: string;
  name: string;
  /** 0: it has none. */
  version: number;
  because: keyof typeof absences;
}

export interface Listening {
  inForce: Version[];
  absent: Absent[];
}

/** What a draft, whatever else is wrong with it, listens to. */
const listeningDraft = z.object({ trigger: z.object({ type: z.string() }) });

/** Finds the workflows that listen to a trigger: those in force at an instant, and those that were not. */
@Injectable()
export class Listeners {
  constructor(
    private readonly workflows: WorkflowStore,
    private readonly versions: VersionStore,
  ) {}

  async to(workspace: string, type: string, at: number): Promise<Listening> {
    const found: Listening = { inForce: [], absent: [] };
    for await (const workflow of this.workflows.all(workspace)) {
      const heard = await this.heard(workflow, type, at);
      if (heard && 'because' in heard) found.absent.push(heard);
      else if (heard) found.inForce.push(heard);
    }
    return found;
  }

  /** What one workflow listens to: by the version in force last, else by the draft. */
  async triggerOf(workspace: string, id: string): Promise<string | null> {
    const workflow = await this.workflows.find(workspace, id);
    if (!workflow) return null;
    const { currentVersion, draft } = workflow;
    return currentVersion > 0 ? this.trigger(workflow, currentVersion) : typeOf(draft);
  }

  /** The version that heard the event; or why none did; null when it does not listen to such events. */
  async heard(workflow: Workflow, type: string, at: number): Promise<Version | Absent | null> {
    const { workspace, id, name, activations } = workflow;
    const version = versionAt({ workspace, workflow: id, activations }, at);
    if (version !== null) {
      const frozen = await this.versions.find(workspace, id, version);
      return frozen?.definition.trigger.type === type ? frozen : null;
    }
    const absence = absenceAt(workflow, at);
    if (!absence) return null;
    const own = absence.version === null ? typeOf(workflow.draft) : await this.trigger(workflow, absence.version);
    return own === type ? { workflow: id, name, version: absence.version ?? 0, because: absence.because } : null;
  }

  private async trigger({ workspace, id }: Workflow, version: number): Promise<string | null> {
    return (await this.versions.find(workspace, id, version))?.definition.trigger.type ?? null;
  }
}

/** Says of an event why a workflow did not hear it. */
export function explainAbsence(
  { workflow, name, version, because }: Absent,
  event: Pick<Explanation, 'event' | 'type' | 'at'>,
): Explanation {
  const verdict = { kind: 'notStarted', because, sentence: absences[because] } as const;
  return { ...event, workflow, workflowName: name, version, verdict };
}

function typeOf(draft: unknown): string | null {
  return listeningDraft.safeParse(draft).data?.trigger.type ?? null;
}
