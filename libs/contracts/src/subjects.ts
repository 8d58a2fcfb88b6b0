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
  timer: (stepId: string) => `timers.${stepId}`,
  due: (service: string) => `due.${service}`,
  dead: (service: string) => `dead.${service}`,
} as const;
