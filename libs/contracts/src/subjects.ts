import type { TriggerName } from './triggers.js';

/**
 * Every subject that exists, in one place. A trigger's name keeps its dots: `events.acme.Prize.Awarded` is more tokens
 * than one, which filters by `>` do not mind and which lets a reader listen to `events.*.Prize.>`.
 */
export const subjects = {
  event: (workspace: string, trigger: TriggerName) => `events.${workspace}.${trigger}`,
  events: (workspace = '*') => `events.${workspace}.>`,
  step: (service: string, action: string) => `steps.${service}.${action}`,
  steps: (service: string) => `steps.${service}.>`,
  result: (partition: number) => `results.${partition}`,
  results: () => 'results.*',
  history: (workspace: string) => `history.${workspace}`,
  /** One schedule per step: publishing again replaces it, so arming twice is arming once. */
  timer: (stepId: string) => `timers.${stepId.replace('/', '.')}`,
  /** All schedules of a run. */
  timersOf: (run: string) => `timers.${run}.>`,
  due: (service: string) => `due.${service}`,
  /** One schedule per workflow: arming it again replaces it. */
  scheduleTimer: (workspace: string, workflow: string) => `timers.cron.${workspace}.${workflow}`,
  scheduleTimers: () => 'timers.cron.>',
  /** Where it is tried whether the server takes a schedule, before anything depends on it. */
  scheduleTrial: (workspace: string, workflow: string) => `timers.trial.${workspace}.${workflow}`,
  dead: (service: string) => `dead.${service}`,
} as const;
