import { describe, expect, it } from '@jest/globals';
import type { RunDocument, Step } from '@fanfare/contracts';
import { recordedAnswers, simulate, type Answer } from './index.js';
import { contactOf, echo, eventOf, runRef, workflowOf } from '../test/builders.js';

const start = { run: runRef, event: eventOf({ score: 7 }), contact: contactOf() };
const branches = [{ name: 'x', next: 'a' }, { name: 'y', next: 'c' }]; // prettier-ignore
const old: Record<string, Step> = {
  s: { action: 'Split', branches },
  a: echo({ Success: 'b' }, { text: 'same' }),
  b: echo({}, { text: '{{ steps.a.n }}' }),
  c: { action: 'CallWorkflow', input: { workflow: 'other' }, next: { Success: 'w' } },
  w: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'PT1H' } },
};
const recorded = simulate(
  workflowOf(old),
  start,
  ({ stepId }): Answer => ({
    exit: stepId.includes('/b/') ? 'Other' : 'Success',
    output: { n: 'recorded' },
    tookMs: 20,
  }),
  {
    called: () => ({ exit: 'Success', output: { called: true } }),
    event: ({ since }) => ({ event: eventOf({ prizeId: 'p' }, { type: 'Prize.Awarded' }), at: since + 500 }),
  },
).document;

/** Simulates another version with the answers of the recorded run, and a made-up one where there is none. */
function again(steps: Record<string, Step>, document: RunDocument | null = recorded) {
  const answers = recordedAnswers(document);
  const { document: made } = simulate(
    workflowOf(steps),
    start,
    (command) => answers.command(command) ?? { exit: 'Success', output: { n: 'sample' } },
    { event: answers.event, called: (call) => answers.called(call) ?? { exit: 'Success', output: {} } },
  );
  return Object.fromEntries(made.steps.map(({ node, exit, output }) => [node, [exit, output['n'] ?? output]]));
}

describe('the recorded answers of a run', () => {
  it('make the same version the same run', () => {
    expect(again(old)).toMatchObject({ a: ['Success', 'recorded'], b: ['Other', 'recorded'], c: ['Success', { called: true }], w: ['Success', { event: { data: { prizeId: 'p' } } }] });
  }); // prettier-ignore

  it('are given to the same step with the same input, on whatever branch it stands', () => {
    expect(again({ a: old['a']!, b: old['b']! })).toEqual({ a: ['Success', 'recorded'], b: ['Other', 'recorded'] });
  });

  it('are not given to another action, another input, another event or another workflow', () => {
    const made = again({
      ...old,
      a: echo({ Success: 'b' }, { text: 'changed' }),
      b: { action: 'ContactCouponIssue', input: { offer: 'x' } },
      c: { action: 'CallWorkflow', input: { workflow: 'third' }, next: { Success: 'w' } },
      w: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'PT1H' }, when: { left: '{{ event.data.prizeId }}', op: 'eq', right: 'q' } },
    }); // prettier-ignore
    expect(made).toMatchObject({ a: ['Success', 'sample'], b: ['Success', 'sample'], c: ['Success', {}] });
    expect(made['w']?.[0]).toBe('Timeout');
  });

  it('end a run as it was ended, when the same rule is there or a person did it', () => {
    const goal = { name: 'bought', event: 'Coupon.Redeemed' as const };
    const withGoal = workflowOf(old, { settings: { goals: [goal] } });
    const by = (kind: 'goal' | 'exit' | 'cancelled' | 'stop', name?: string) => {
      const ended = { at: 1, status: 'Success' as const, reason: { kind, ...(name !== undefined && { name }) } };
      return [withGoal, workflowOf(old)].map(
        (version) => recordedAnswers({ ...recorded, ended }).ending(version) !== null,
      );
    };
    expect(by('goal', 'bought')).toEqual([true, false]);
    expect([by('goal', 'other'), by('exit', 'bought'), by('stop')]).toEqual(Array(3).fill([false, false]));
    expect(by('cancelled')).toEqual([true, true]);
  });

  it('do not give what was too large to keep, nor anything where there was no run', () => {
    const steps = recorded.steps.map((step) => ({ ...step, output: { $omitted: { bytes: 70_000, preview: '{' } } }));
    expect(again(old, { ...recorded, steps })).toMatchObject({ a: ['Success', 'sample'] });
    expect(again(old, null)).toMatchObject({ a: ['Success', 'sample'], w: ['Timeout', {}] });
  });
});
