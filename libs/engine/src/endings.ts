import type { EndingReason, RunRef, StepError, StoredEvent, TriggerName, WorkflowSettings } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';
import { compileCondition, type CompiledCondition } from './condition.js';
import { isConditionFailed } from './condition-failed.js';
import { meetingOf } from './meeting.js';
import { noAdvance, type Advance, type Ending } from './results.js';
import type { Scope } from './scope.js';

/** A goal or an exit rule, ready to be asked. */
export interface CompiledEnding {
  readonly kind: 'goal' | 'exit';
  readonly name: string;
  readonly event: TriggerName;
  readonly when: CompiledCondition | null;
}

export function compileEndings(settings: WorkflowSettings | undefined): CompiledEnding[] {
  const compiled = (kind: CompiledEnding['kind'], path: 'goals' | 'exitRules') =>
    (settings?.[path] ?? []).map(({ name, event, when }, i) => ({
      kind,
      name,
      event,
      when: when ? compileCondition(when, `settings.${path}.${i}.when`) : null,
    }));
  return [...compiled('goal', 'goals'), ...compiled('exit', 'exitRules')];
}

/** How an event about a run's contact ends the run, by the first rule that it fulfils; null when by none. */
export function endingBy(workflow: CompiledWorkflow, event: StoredEvent, at: number): Ending | null {
  const data = { trigger: event, contact: null, steps: {}, variables: {} };
  const scope: Scope = { workflow: workflow.info, run: null, data, stepId: event.id, at, warnings: [], event };
  const rule = workflow.endings.find((ending) => ending.event === event.type && holds(ending, scope));
  if (!rule) return null;
  const reason: EndingReason = { kind: rule.kind, name: rule.name, event: event.id };
  return { at, status: rule.kind === 'goal' ? 'Success' : 'Cancelled', reason };
}

function holds({ when }: CompiledEnding, scope: Scope): boolean {
  try {
    return when === null || when.test(scope);
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
}

/** What it means for a run that it ends as a whole. */
export function ended(run: Pick<RunRef, 'id' | 'workspace' | 'tracked'>, ending: Ending): Advance {
  const { at, status, reason } = ending;
  const made = noAdvance();
  made.ending = ending;
  made.history.push({ kind: 'run.ended', run: run.id, workspace: run.workspace, at, status, reason });
  if (run.tracked) {
    const error = status === 'Success' ? null : errorOf(ending);
    const fact = { kind: 'ended', branch: '0', at, ...(error && { error }) } as const;
    made.notes.push({ meeting: meetingOf.run(run), fact });
  }
  return made;
}

/** How a run ends because the one that called it, and waits for it, has ended as a whole. */
export function endingOfCalled({ at, reason }: Ending): Ending {
  const message = `The run that called it was ended: ${wordsOf(reason)}`;
  return { at, status: 'Cancelled', reason: { kind: 'cancelled', message } };
}

function wordsOf({ kind, name }: EndingReason): string {
  return [kind, name].filter(Boolean).join(' ');
}

function errorOf({ reason }: Ending): StepError {
  return { code: 'RunEnded', message: reason.message ?? `The run was ended: ${wordsOf(reason)}`, retryable: false };
}
