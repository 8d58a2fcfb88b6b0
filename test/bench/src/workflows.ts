import type { Step, WorkflowDefinition } from '@fanfare/contracts';

export const workspace = 'bench';

/** What a run of the benchmark does: three steps of one kind, each using what the one before left. */
export const workflows = {
  pure: chain(
    { action: 'Echo', input: { value: '{{ trigger.data.cardTitle }}' } },
    { action: 'Echo', input: { value: '{{ steps.one.value }}' } },
    { action: 'Echo', input: { value: '{{ steps.two.value }}' } },
  ),
  own: chain(
    { action: 'ContactUpdate', input: { fields: { benchmarked: '{{ trigger.id }}' } } },
    { action: 'LoyaltyAwardPoints', input: { points: 5 } },
    { action: 'ContactCouponIssue', input: { offer: 'bench' } },
  ),
  http: chain(
    { action: 'HttpRequest', input: { method: 'GET', url: '{{ trigger.data.url }}' } },
    { action: 'HttpRequest', input: { method: 'GET', url: '{{ trigger.data.url }}' } },
    { action: 'HttpRequest', input: { method: 'GET', url: '{{ trigger.data.url }}' } },
  ),
  timers: {
    name: 'A delay and a step',
    trigger: { type: 'Card.CoverClicked' },
    start: 'wait',
    steps: {
      wait: { action: 'Delay', input: { until: '{{ trigger.data.until }}' }, next: { Success: 'step' } },
      step: { action: 'Echo', input: { value: '{{ trigger.data.cardTitle }}' } },
    },
  } satisfies WorkflowDefinition,
} as const;
export type Kind = keyof typeof workflows;

function chain(one: Step, two: Step, three: Step): WorkflowDefinition {
  return {
    name: 'Three steps',
    trigger: { type: 'Card.CoverClicked' },
    start: 'one',
    steps: { one: { ...one, next: { Success: 'two' } }, two: { ...two, next: { Success: 'three' } }, three },
  };
}
