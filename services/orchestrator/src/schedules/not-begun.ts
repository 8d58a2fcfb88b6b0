import { notBegun, subjects, triggerName, type Evaluation } from '@fanfare/contracts';
import type { Outbox } from '@fanfare/bus';
import type { Pending } from './pending-start.store.js';

/** Tells those who ask why a run that waited for its date did not begin. */
export function tellNotBegun(outbox: Outbox, pending: Pending, why: keyof typeof notBegun, at: number): void {
  const { workspace, event, trigger, who, workflow, version } = pending;
  const type = triggerName.parse(trigger);
  const refusals = [{ workflow, version, because: notBegun[why] }];
  const evaluation: Evaluation = { workspace, event, type, storedAt: at, who, refusals };
  outbox.publish(subjects.evaluation(workspace), { head: JSON.stringify(evaluation) }, 'soon');
}
