import { describe, expect, it } from '@jest/globals';
import type { Outcome, Step } from '@fanfare/contracts';
import { simulate, type Answer } from './index.js';
import type { Simulation } from './simulate.js';
import { contactOf, echo, eventOf, failure, runRef, startedAt, workflowOf } from '../test/builders.js';

const hour = 3_600_000;
const start = { run: runRef, event: eventOf({ list: ['x', 'y', 'z'] }), contact: contactOf() };
const success: Outcome = { exit: 'Success', output: {} };
const run = (steps: Record<string, Step>, answer: (node: string, attempt: number) => Partial<Answer> = () => ({})) =>
  simulate(workflowOf(steps), start, ({ stepId, attempt }) => ({
    ...success,
    ...answer(stepId.split('/')[2] ?? '', attempt),
  }));
const told = ({ path }: Simulation) => path.map(({ branch, node, exit }) => `${branch} ${node} ${exit}`);

describe('a simulated run', () => {
  it('goes from its start to its end, and says what would have happened', () => {
    const made = run(
      { a: echo({ Success: 'b' }), b: echo({}, { text: '{{ steps.a.n }}', any: '{{ steps.a.nothing }}' }) },
      () => ({ output: { n: 'one' } }),
    );
    expect(told(made)).toEqual(['0 a Success', '0 b Success']);
    expect(made.effects).toEqual([
      { action: 'Echo', service: 'echo', stepId: 'run-1/0/a/0', input: {} },
      { action: 'Echo', service: 'echo', stepId: 'run-1/0/b/0', input: { text: 'one', any: null } },
    ]);
    expect(made.warnings).toEqual([{ branch: '0', node: 'b', message: '{{ steps.a.nothing }} was empty' }]);
    expect(made.document).toMatchObject({
      status: 'Success',
      steps: [{ node: 'a', output: { n: 'one' } }, { node: 'b' }],
    });
  });

  it('passes its waits in no time, and still knows how late it is', () => {
    const made = run({
      wait: { action: 'Delay', input: { for: 'P30D' }, next: { Success: 'a' } },
      a: echo({}, { any: '{{ now }}' }),
    });
    expect(made.effects[0]?.input).toEqual({ any: '2026-12-01T10:00:00.000Z' });
    expect(made.endedAt).toBe(startedAt + 30 * 24 * hour);
  });

  it('lets what is due first happen first', () => {
    const wait = (time: string, next: string): Step => ({
      action: 'Delay',
      input: { for: time },
      next: { Success: next },
    });
    const branches = [
      { name: 'slow', next: 'long' },
      { name: 'fast', next: 'short' },
    ];
    const made = run({
      s: { action: 'Split', branches },
      long: wait('PT2H', 'a'),
      short: wait('PT1H', 'b'),
      a: echo(),
      b: echo(),
    });
    expect(told(made)).toEqual([
      '0 s Success',
      '0.1 short Success',
      '0.1 b Success',
      '0.0 long Success',
      '0.0 a Success',
    ]);
  });

  it('tries again as a run would, and counts one effect', () => {
    const made = run({ a: echo() }, (_, attempt) => (attempt < 3 ? failure() : {}));
    expect(told(made)).toEqual(['0 a Success']);
    expect(made.document.steps[0]?.attempt).toBe(3);
    expect(made.effects).toHaveLength(1);
    expect(made.endedAt).toBeGreaterThan(startedAt + 2_000);
  });

  it('waits for branches and items, calls, and stops', () => {
    const branches = [
      { name: 'x', next: 'each' },
      { name: 'y', next: 'call' },
    ];
    const made = run({
      s: { action: 'Split', branches },
      each: { action: 'ForEach', input: { items: '{{ trigger.data.list }}' }, each: 'item', next: { Success: 'm' } },
      item: echo({}, { text: '{{ steps.each.item }}' }),
      call: { action: 'CallWorkflow', input: { workflow: 'other', inputs: { n: 1 } }, next: { Success: 'm' } },
      m: { action: 'Merge', next: { Success: 'end' } },
      end: { action: 'Stop', input: { status: 'Failed', message: 'enough' } },
    });
    expect(made.effects.map(({ action, input }) => [action, input])).toEqual([
      ['Echo', { text: 'x' }], ['Echo', { text: 'y' }], ['Echo', { text: 'z' }], ['CallWorkflow', { workflow: 'other', inputs: { n: 1 } }],
    ]); // prettier-ignore
    expect(told(made).slice(-2)).toEqual(['0.0 m Success', '0.0 end Failure']);
    expect(made.document).toMatchObject({ status: 'Failed', ended: { reason: { kind: 'stop', message: 'enough' } } });
  });

  it('waits for an event in vain, unless one is given', () => {
    const waiting = workflowOf({
      w: {
        action: 'WaitForEvent',
        input: { event: 'Prize.Awarded', timeout: 'PT1H' },
        next: { Success: 'a', Timeout: 'b' },
      },
      a: echo({}, { text: '{{ steps.w.event.data.prizeId }}' }),
      b: echo(),
    });
    expect(told(simulate(waiting, start, () => success))).toEqual(['0 w Timeout', '0 b Success']);
    const event = eventOf({ prizeId: 'p1' }, { type: 'Prize.Awarded' });
    const met = (afterMs: number) =>
      simulate(waiting, start, () => success, { event: ({ since }) => ({ event, at: since + afterMs }) });
    expect(met(5).effects).toMatchObject([{ input: { text: 'p1' } }]);
    expect(told(met(2 * hour))).toEqual(['0 w Timeout', '0 b Success']);
  });

  it('that takes longer than it may ends where it stands', () => {
    const steps = { a: { action: 'Delay', input: { for: 'PT2H' }, next: { Success: 'b' } }, b: echo() };
    const made = simulate(workflowOf(steps, { settings: { deadline: 'PT1H' } }), start, () => success);
    expect(made.document).toMatchObject({ status: 'Failed', ended: { reason: { kind: 'deadline' } } });
    expect([made.path, made.endedAt]).toEqual([[], startedAt + hour]);
  });

  it('ends when somebody ends it', () => {
    const steps: Record<string, Step> = {
      a: { action: 'Delay', input: { for: 'PT2H' }, next: { Success: 'b' } },
      b: echo(),
    };
    const ending = { at: startedAt + hour, status: 'Success', reason: { kind: 'goal', name: 'bought' } } as const;
    const made = simulate(workflowOf(steps), start, () => success, { ending });
    expect(made).toMatchObject({ path: [], effects: [], document: { status: 'Success', ended: ending } });
  });

  it('is over before its deadline when all of its branches are', () => {
    const made = simulate(workflowOf({ a: echo() }, { settings: { deadline: 'PT1H' } }), start, () => success);
    expect(made.document.status).toBe('Success');
    expect(made.document.ended).toBeUndefined();
  });

  it('goes on with the contact as a step left it', () => {
    const steps = { a: echo({ Success: 'b' }), b: echo({}, { any: '{{ contact.properties.points }}' }) };
    const made = run(steps, () => ({ contact: contactOf({ points: 5 }) }));
    expect(made.effects[1]?.input).toEqual({ any: 5 });
  });

  it('does not go on for ever', () => {
    const endless = simulate(
      workflowOf({ a: { ...echo(), retry: { limit: 100 } } }),
      start,
      () => ({ ...success, ...failure() }),
      { maxTurns: 5 },
    );
    expect(endless).toMatchObject({ cutShort: true, document: { status: 'Running' } });
  });
});
