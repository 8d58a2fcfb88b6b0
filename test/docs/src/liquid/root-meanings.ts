/** What each root of a reference stands for. */
export const rootMeanings: Readonly<Record<string, string>> = {
  trigger:
    'The event that started the run: `trigger.type`, `trigger.occurredAt`, and its own `trigger.data` (see [triggers](triggers.md)).',
  contact:
    'The contact as the run saw it when it started, or as ContactUpdate left it; null when the event is about nobody.',
  gameplay:
    'The gameplay of the event (`trigger.data.gameplayId`) as engagement had it when the run started, or as AssignGameplayScore left it: `gameplay.score`, `gameplay.hubScore`, `gameplay.status`, `gameplay.durationMs`, `gameplay.competition`, and in `gameplay.records` how many of each kind of event there were. Nothing when the event names none.',
  steps: 'What earlier steps left behind, by their ids: `steps.coupons.coupon_code`, and of each `exit` and `error`.',
  variables: 'What SetVariables has set on the way here.',
  workflow: '`workflow.id`, `workflow.name` and `workflow.version`.',
  run: '`run.id`, `run.mode` (live or test) and `run.startedAt`.',
  workspace: '`workspace.id`.',
  event: 'The event that is being judged: in the conditions of WaitForEvent, goals and exit rules only.',
  now: 'The recorded instant at which the branch reached the step, in ISO 8601. `now()` alone means the same.',
};
