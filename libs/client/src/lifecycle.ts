import { z } from 'zod';
import {
  instantMs,
  listContactLocks,
  publishingConsequences,
  unlockContact,
  workflowDefinition,
  type ContactLock,
  type PublishingConsequences,
  type Schedule,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';
import {
  savedWorkflow,
  schedulePreview,
  type SavedWorkflow,
  type SchedulePreview,
  type WaitingRuns,
} from './management.js';

const version = z.object({ version: z.number(), frozenAt: instantMs });
export type FrozenVersion = z.infer<typeof version>;

/** What becomes of workflows that were activated, and what is known of their versions. A change resolves when it has taken effect. */
export class Lifecycle {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  pause(id: string, body: { runs?: 'drain' | 'hold'; reason?: string } = {}): Promise<SavedWorkflow> {
    return this.change(id, 'pause', body);
  }

  resume(id: string): Promise<SavedWorkflow> {
    return this.change(id, 'resume');
  }

  rollBack(id: string, body: { version: number; waitingRuns?: WaitingRuns }): Promise<SavedWorkflow> {
    return this.change(id, 'rollback', body);
  }

  archive(id: string, body: { runs?: 'drain' | 'exit' } = {}): Promise<SavedWorkflow> {
    return this.change(id, 'archive', body);
  }

  /** What the draft, or a version, would mean for runs under way, if it were put in force. */
  consequences(id: string, version?: number): Promise<PublishingConsequences> {
    return this.ask({
      method: 'GET',
      path: `${at(id)}/consequences`,
      query: { version },
      reply: publishingConsequences,
    });
  }

  /** Newest first. */
  async versions(id: string): Promise<FrozenVersion[]> {
    const reply = z.object({ versions: z.array(version) });
    return (await this.ask({ method: 'GET', path: `${at(id)}/versions`, reply })).versions;
  }

  async version(id: string, n: number): Promise<WorkflowDefinition> {
    const reply = z.object({ definition: workflowDefinition });
    return (await this.ask({ method: 'GET', path: `${at(id)}/versions/${n}`, reply })).definition;
  }

  /** When a schedule would fire. */
  previewSchedule(schedule: Schedule, timezone?: string): Promise<SchedulePreview> {
    const body = { schedule, ...(timezone !== undefined && { timezone }) };
    return this.ask({ method: 'POST', path: '/workflows/schedule/preview', body, reply: schedulePreview });
  }

  /** Contacts for whom it does not start for a day, because it did again and again. */
  async locks(id: string): Promise<ContactLock[]> {
    return (await this.ask({ method: 'GET', path: `${at(id)}/locks`, reply: listContactLocks.reply })).locks;
  }

  /** False when the contact was not locked. */
  async unlock(id: string, contact: string): Promise<boolean> {
    const request = { method: 'POST', path: `${at(id)}/locks/unlock`, body: { contact } } as const;
    return (await this.ask({ ...request, reply: unlockContact.reply })).unlocked;
  }

  private change(id: string, what: string, body: object = {}): Promise<SavedWorkflow> {
    return this.ask({ method: 'POST', path: `${at(id)}/${what}`, body, reply: savedWorkflow });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(id: string): string {
  return `/workflows/${encodeURIComponent(id)}`;
}
