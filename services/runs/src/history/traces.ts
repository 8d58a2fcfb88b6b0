import { Injectable } from '@nestjs/common';
import { isFinished, stepIdOf, type RunDocument, type RunStep } from '@fanfare/contracts';
import { Tracing } from '@fanfare/chassis';

/** Tells a collector of runs that are over: a trace for each, with its steps below it. What services tell of a step is below that. */
@Injectable()
export class Traces {
  constructor(private readonly tracing: Tracing) {}

  /** Of a run that has just ended; `before` is what was known of it. */
  tell(run: RunDocument, before: RunDocument | undefined): void {
    if (!this.tracing.isOn || !isFinished(run.status) || (before && isFinished(before.status))) return;
    const { id, workspace, workflow, version, startedAt, finishedAt, status, mode } = run;
    const attributes = { 'fanfare.workspace': workspace, 'fanfare.workflow': workflow, 'fanfare.version': version, 'fanfare.mode': mode, 'fanfare.status': status }; // prettier-ignore
    const failed = status === 'Failed' ? { error: status } : {};
    this.tracing.record({
      run: id,
      id,
      name: workflow,
      startedAt,
      finishedAt: finishedAt ?? startedAt,
      attributes,
      ...failed,
    });
    for (const step of run.steps) this.tellStep(run, step);
  }

  private tellStep(run: RunDocument, step: RunStep): void {
    const { node, action, attempt, exit, queuedAt, startedAt, finishedAt, error } = step;
    const attributes = { 'fanfare.action': action, 'fanfare.step': node, 'fanfare.attempt': attempt, 'fanfare.exit': exit, 'fanfare.waited_ms': startedAt - queuedAt }; // prettier-ignore
    const failed = error ? { error: error.code } : {};
    this.tracing.record({ run: run.id, id: stepIdOf({ run, ...step }), parent: run.id, name: `${node} ${action}`, startedAt: queuedAt, finishedAt, attributes, ...failed }); // prettier-ignore
  }
}
