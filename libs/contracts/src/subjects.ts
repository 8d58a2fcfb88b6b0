import { timerShardOf } from './timer-shard.js';
import type { TriggerName } from './triggers.js';

const beforeStep = /^timers\.\d+\./;

/** The step that a timer's subject names: the way back from `subjects.timer`. */
export function stepOfTimer(subject: string): string {
  return subject.replace(beforeStep, '').replace('.', '/');
}

/**
 * Every subject that exists, in one place. A trigger's name keeps its dots: `events.acme.Prize.Awarded` is more tokens
 * than one, which filters by `>` do not mind and which lets a reader listen to `events.*.Prize.>`.
 */
export const subjects = {
  event: (workspace: string, trigger: TriggerName) => `events.${workspace}.${trigger}`,
  events: (workspace = '*') => `events.${workspace}.>`,
  /** The others of a message that a contact was taken out of. Those who read the past read both; nobody works on these. */
  keptEvent: (workspace: string, trigger: string) => `kept.${workspace}.${trigger}`,
  keptEvents: (workspace: string) => `kept.${workspace}.>`,
  step: (service: string, action: string) => `steps.${service}.${action}`,
  steps: (service: string) => `steps.${service}.>`,
  /** Where steps wait for a vendor; `lane` as `laneKey` makes it. */
  lane: (service: string, lane: string) => `lanes.${service}.${lane}`,
  lanes: (service: string) => `lanes.${service}.>`,
  result: (partition: number) => `results.${partition}`,
  results: () => 'results.*',
  history: (workspace: string) => `history.${workspace}`,
  evaluation: (workspace: string) => `evaluations.${workspace}`,
  /** One schedule per step: publishing again replaces it, so arming twice is arming once. */
  timer: (stepId: string) => `timers.${timerShardOf(stepId)}.${stepId.replace('/', '.')}`,
  /** All schedules of a run. */
  timersOf: (run: string) => `timers.${timerShardOf(run)}.${run}.>`,
  /** Where a service takes what the timers of a run, or of a step, release. */
  due: (service: string, stepId: string) => subjects.dueIn(timerShardOf(stepId), service),
  dueIn: (shard: number, service: string) => `due.${shard}.${service}`,
  /** One schedule per workflow: arming it again replaces it. */
  scheduleTimer: (workspace: string, workflow: string) => `schedules.cron.${workspace}.${workflow}`,
  scheduleTimers: () => 'schedules.cron.>',
  /** Where it is tried whether the server takes a schedule, before anything depends on it. */
  scheduleTrial: (workspace: string, workflow: string) => `schedules.trial.${workspace}.${workflow}`,
  /** Where a service takes what those release, again and again. */
  fired: (service: string) => `fired.${service}`,
  /** Replicas of the orchestrator tell each other whom they have seen start often. Not stored. */
  startsSeen: 'starts-seen',
  dead: (service: string) => `dead.${service}`,
} as const;
