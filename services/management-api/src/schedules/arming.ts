import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { subjects, type FieldProblem, type WorkflowDefinition } from '@fanfare/contracts';
import { ScheduleRefused, Schedules, type RepeatingSchedule } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { VersionStore } from '../workflows/version.store.js';
import { openSpan, type Workflow } from '../workflows/workflow.js';
import { WorkflowStore } from '../workflows/workflow.store.js';
import { repeatingScheduleOf } from './repeating-schedule.js';

/** A trial that a crash leaves behind says nothing, on leap days. */
const harmless = { specification: '0 0 0 29 2 *', text: '' };

/** Keeps what is armed on the server equal to what the database says: a schedule for each workflow that is in force and has one. */
@Injectable()
export class Arming {
  constructor(
    private readonly schedules: Schedules,
    private readonly workflows: WorkflowStore,
    private readonly versions: VersionStore,
    private readonly log: Log,
  ) {}

  /**
   * Arms the schedule of a workflow, or removes it. Two replicas may do it in the wrong order; so whoever has done it
   * looks again, and does it again when the database has moved on. What is armed already stays: an interval would begin anew.
   */
  async settle(workspace: string, id: string): Promise<void> {
    for (let settled = -1; ;) {
      const workflow = await this.workflows.find(workspace, id);
      const revision = workflow?.revision ?? 0;
      if (revision === settled) return;
      const definition = workflow && (await this.definitionInForce(workflow));
      await this.make(workspace, id, definition && repeatingScheduleOf(workspace, id, definition));
      settled = revision;
    }
  }

  /** Settles all of them, also those that are armed and should not be: what a crash left undone. */
  async settleAll(): Promise<void> {
    const armed = new Set(await this.schedules.list(subjects.scheduleTimers()));
    for await (const workflow of this.workflows.published()) {
      const { workspace, id } = workflow;
      const isArmed = armed.delete(subjects.scheduleTimer(workspace, id));
      if (isArmed || openSpan(workflow)) await this.settleIfTaken(workspace, id);
    }
    for (const subject of armed) {
      const [workspace = '', id = ''] = subject.split('.').slice(-2);
      await this.settle(workspace, id);
    }
  }

  /** Whether the server takes the schedule of a definition, before anything depends on it: it may know fewer zones than we do. */
  async problems(workspace: string, id: string, definition: WorkflowDefinition): Promise<FieldProblem[]> {
    const schedule = repeatingScheduleOf(workspace, id, definition);
    if (schedule?.timezone === undefined) return [];
    const subject = subjects.scheduleTrial(workspace, id);
    try {
      await this.schedules.arm(subject, { ...schedule, ...harmless });
      await this.schedules.remove(subject);
      return [];
    } catch (error) {
      if (error instanceof ScheduleRefused) return [{ path: 'trigger.schedule', message: error.message }];
      throw error;
    }
  }

  /** What the version in force says, or will in a moment; null when none is. */
  async definitionInForce(workflow: Workflow): Promise<WorkflowDefinition | null> {
    const span = openSpan(workflow);
    const version = span && (await this.versions.find(workflow.workspace, workflow.id, span.version));
    return version?.definition ?? null;
  }

  /** Since when (ms) the schedule of a definition has been armed; null when it is not. */
  async armedSince(workspace: string, id: string, definition: WorkflowDefinition): Promise<number | null> {
    const armed = await this.schedules.find(subjects.scheduleTimer(workspace, id));
    return armed && isDeepStrictEqual(armed.schedule, repeatingScheduleOf(workspace, id, definition))
      ? armed.since
      : null;
  }

  /** One that the server refuses by now must not keep the others from being armed. */
  private async settleIfTaken(workspace: string, workflow: string): Promise<void> {
    try {
      await this.settle(workspace, workflow);
    } catch (err) {
      if (!(err instanceof ScheduleRefused)) throw err;
      this.log.error({ err, workspace, workflow }, 'schedule refused by the server');
    }
  }

  private async make(workspace: string, workflow: string, wanted: RepeatingSchedule | null): Promise<void> {
    const subject = subjects.scheduleTimer(workspace, workflow);
    const armed = await this.schedules.find(subject);
    if (isDeepStrictEqual(armed?.schedule ?? null, wanted)) return;
    if (wanted) await this.schedules.arm(subject, wanted);
    else await this.schedules.remove(subject);
    this.log.info({ workspace, workflow, schedule: wanted?.specification ?? null }, 'schedule changed');
  }
}
