import { describe, expect, it } from '@jest/globals';
import type { Step, WorkflowSettings } from '@fanfare/contracts';
import { advance, applyHistory, arrive, begin, endingBy, lateResult, replay, type CompiledWorkflow } from './index.js';
import {
  contactOf,
  echo,
  eventOf,
  finishedStep,
  only,
  resultFor,
  runRef,
  start,
  startedAt,
  story,
  workflowOf,
} from '../test/builders.js';

const waiting = (more: Partial<Step> = {}) =>
  workflowOf({
    w: {
      action: 'WaitForEvent',
      input: { event: 'Prize.Awarded', timeout: 'PT1H' },
      next: { Success: 'a', Timeout: 'b' },
      ...more,
    },
    a: echo({}, { prize: '{{ steps.w.event.data.prizeId }}' }),
    b: echo(),
  });
const prize = (data = {}) => eventOf({ prizeId: 'p1', ...data }, { id: 'event-2', type: 'Prize.Awarded' });

describe('WaitForEvent', () => {
  it('waits for an event about the contact, and for its time to be over', () => {
    const made = start(waiting());
    expect(only(made.waits)).toMatchObject({
      event: 'Prize.Awarded',
      contact: 'contact-1',
      since: startedAt,
      until: startedAt + 3_600_000,
    });
    expect(only(made.timers)).toMatchObject({
      service: 'orchestrator',
      dueAt: startedAt + 3_600_000,
      fired: { reason: 'timeout' },
    });
    expect(story(made)).toEqual(['started', 'w waits']);
  });

  it('goes on with the event when it comes', () => {
    const workflow = waiting();
    const made = arrive(workflow, only(start(workflow).waits).token, prize(), startedAt + 5_000)!;
    expect(only(made.commands).command).toMatchObject({ input: { prize: 'p1' }, at: startedAt + 5_000 });
    expect(finishedStep(made, 'w')).toMatchObject({ exit: 'Success', output: { event: { id: 'event-2' } } });
  });

  it('leaves by Timeout when its time is over', () => {
    const workflow = waiting();
    const timer = only(start(workflow).timers);
    expect(only(advance(workflow, timer.token, timer.fired).commands).token.node).toBe('b');
  });

  it('is not met by an event that its condition refuses, nor by one that its condition cannot read', () => {
    for (const left of ['{{ event.data.prizeId }}', '{% for i in (1..100000) %}{{ event.data.prizeId }}{% endfor %}']) {
      const workflow = waiting({ when: { left, op: 'eq', right: 'p2' } });
      const { token } = only(start(workflow).waits);
      expect(arrive(workflow, token, prize(), startedAt)).toBeNull();
    }
  });

  it('compares an event with what the run knows', () => {
    const workflow = waiting({ when: { left: '{{ event.data.score }}', op: 'gt', right: '{{ trigger.data.score }}' } });
    const { token } = only(start(workflow, { score: 5 }).waits);
    expect(arrive(workflow, token, prize({ score: 5 }), startedAt)).toBeNull();
    expect(arrive(workflow, token, prize({ score: 6 }), startedAt)).not.toBeNull();
  });

  it('leaves by Timeout at once in a test that does not wait, which says what another run would do', () => {
    const made = begin(waiting(), {
      run: { ...runRef, mode: 'test', skipsDelays: true },
      event: eventOf(),
      contact: contactOf(),
    });
    expect(only(made.commands).token.node).toBe('b');
    expect([made.waits, made.timers]).toEqual([[], []]);
    const warning = 'this test does not wait; another run waits for Prize.Awarded until 2026-11-01T11:00:00.000Z';
    expect(finishedStep(made, 'w')).toMatchObject({ exit: 'Timeout', finishedAt: startedAt, warnings: [warning] });
  });

  it('fails in a run that is about nobody', () => {
    const made = begin(waiting(), { run: runRef, event: eventOf(), contact: null });
    expect(finishedStep(made, 'w').error).toMatchObject({ code: 'NoContact' });
    expect(made.waits).toEqual([]);
  });
});

describe('goals and exit rules', () => {
  const settings: WorkflowSettings = {
    goals: [{ name: 'bought', event: 'Prize.Awarded', when: { left: '{{ event.data.value }}', op: 'gte', right: 10 } }],
    exitRules: [{ name: 'left', event: 'Contact.ListAdded' }],
  };
  const workflow = workflowOf({ a: echo() }, { settings });

  it('end a run by the first rule that an event fulfils', () => {
    expect(endingBy(workflow, prize({ value: 10 }), 7)).toEqual({
      at: 7,
      status: 'Success',
      reason: { kind: 'goal', name: 'bought', event: 'event-2' },
    });
    expect(endingBy(workflow, prize({ value: 9 }), 7)).toBeNull();
    expect(endingBy(workflow, eventOf({}, { type: 'Contact.ListAdded' }), 7)).toMatchObject({
      status: 'Cancelled',
      reason: { kind: 'exit' },
    });
  });

  it('are known by the kinds of their events', () => {
    expect([...workflow.awaits]).toEqual(['Prize.Awarded', 'Contact.ListAdded']);
    expect([...waiting().awaits]).toEqual(['Prize.Awarded']);
  });
});

describe('CallWorkflow', () => {
  const calling = (input = {}) =>
    workflowOf({
      c: {
        action: 'CallWorkflow',
        input: { workflow: 'other', inputs: { n: '{{ trigger.data.n }}' }, ...input },
        next: { Success: 'a' },
      },
      a: echo({}, { n: '{{ steps.c.n }}' }),
    });

  it('asks for a run of the other, and goes on with what that one left', () => {
    const workflow = calling();
    const call = only(start(workflow, { n: 4 }).calls);
    expect(call).toMatchObject({ workflow: 'other', inputs: { n: 4 }, stepId: 'run-1/0/c/0', waits: true });
    const result = resultFor({ command: { stepId: call.stepId, attempt: 1, at: call.at } } as never, {
      output: { n: 5 },
    });
    expect(only(advance(workflow, call.token, result).commands).command.input).toEqual({ n: 5 });
  });

  it('does not wait when told not to', () => {
    const made = start(calling({ wait: false }), { n: 4 });
    expect(only(made.calls).waits).toBe(false);
    expect(only(made.commands).token.node).toBe('a');
  });
});

describe('a run that ended as a whole', () => {
  const ended = (at: number) =>
    ({
      kind: 'run.ended',
      run: 'run-1',
      workspace: 'acme',
      at,
      status: 'Cancelled',
      reason: { kind: 'cancelled' },
    }) as const;
  const workflow = workflowOf({ a: echo() });

  it('shows what it still waited for as not done', () => {
    const { history } = start(waiting());
    const document = applyHistory(null, [...history, ended(startedAt + 5)])!;
    expect(document).toMatchObject({
      status: 'Cancelled',
      finishedAt: startedAt + 5,
      steps: [{ node: 'w', status: 'Cancelled' }],
    });
  });

  it('stays as it was when all of it had ended before', () => {
    const made = start(workflow);
    const done = advance(workflow, only(made.commands).token, resultFor(only(made.commands)));
    expect(applyHistory(null, [...made.history, ...done.history, ended(startedAt + 60_000)])!.status).toBe('Success');
  });

  it('records what a service did all the same, and nothing follows', () => {
    const two = workflowOf({ a: echo({ Success: 'b' }), b: echo() });
    const issue = only(start(two).commands);
    const late = lateResult(two, issue.token, resultFor(issue));
    expect(late.commands).toEqual([]);
    expect(finishedStep(late, 'a')).toMatchObject({ exit: 'Success', next: null });
  });
});

describe('a branch that is tried again', () => {
  it('is open until it ends once more', () => {
    const workflow = workflowOf({ a: echo() });
    const made = start(workflow);
    const bad = { exit: 'Failure', error: { code: 'Bad', message: 'bad', retryable: false } };
    const failed = advance(workflow, only(made.commands).token, resultFor(only(made.commands), bad, 10));
    const replayed = {
      kind: 'branch.replayed',
      run: 'run-1',
      workspace: 'acme',
      at: startedAt + 50,
      branch: '0',
      node: 'a',
    } as const;
    const before = [...made.history, ...failed.history];
    expect(applyHistory(null, before)!.status).toBe('Failed');
    expect(applyHistory(null, [...before, replayed])!.status).toBe('Running');
    const issue = only(made.commands);
    const again = advance(
      workflow,
      { ...issue.token, attempt: 2 },
      resultFor({ command: { ...issue.command, attempt: 2 } }, {}, 90),
    );
    for (const all of [
      [...before, replayed, ...again.history],
      [...again.history, replayed, ...before],
    ]) {
      expect(applyHistory(null, all)).toMatchObject({ status: 'Success', steps: [{ attempt: 2, status: 'Success' }] });
    }
  });
});

describe('replaying a failed step', () => {
  const workflow = workflowOf({ a: echo({ Success: 'b' }), b: echo() });
  const bad = { exit: 'Failure', error: { code: 'Bad', message: 'bad', retryable: false } };
  const failedAt = (made: ReturnType<typeof start>) =>
    advance(workflow, only(made.commands).token, resultFor(only(made.commands), bad));

  it('asks for it again, as a step of its own and the next attempt, and goes on from there', () => {
    const failed = failedAt(start(workflow, { n: 1 }));
    const again = replay(workflow, only(failed.failures), startedAt + 5_000);
    expect(only(again.commands).command).toMatchObject({ stepId: 'run-1/0/a/0/r1', attempt: 2, at: startedAt + 5_000 });
    const next = advance(workflow, only(again.commands).token, resultFor(only(again.commands)));
    expect(only(next.commands).command.stepId).toBe('run-1/0/b/0/r1');
  });

  it('can be done as often as it fails', () => {
    const failed = failedAt(start(workflow));
    const again = replay(workflow, only(failed.failures), startedAt + 5_000);
    const twice = replay(workflow, only(failedAt(again).failures), startedAt + 9_000);
    expect(only(twice.commands).command.stepId).toBe('run-1/0/a/0/r2');
    expect(replay(workflow, only(failed.failures), startedAt + 5_000)).toEqual(again);
  });
});

describe('quiet hours', () => {
  // The run starts at 10:00 UTC.
  const quiet = (from: string, to: string): WorkflowSettings => ({ quietHours: { from, to } });
  const texting: Step = { action: 'ContactSmsSend', input: { message: 'Hi {{ contact.firstName }}' } };

  it('hold a step that reaches a person until they end, and no other', () => {
    const workflow = workflowOf({ a: echo({ Success: 's' }), s: texting }, { settings: quiet('09:00', '12:30') });
    const first = only(start(workflow).commands);
    const made = advance(workflow, first.token, resultFor(first));
    const timer = only(made.timers);
    expect(made.commands).toEqual([]);
    expect(new Date(timer.dueAt).toISOString()).toBe('2026-11-01T12:30:00.000Z');
    expect(made.history.at(-1)).toMatchObject({ kind: 'step.waiting', node: 's', reason: 'quiet hours' });
    const issued = only(advance(workflow, timer.token, timer.fired).commands).command;
    expect(issued).toMatchObject({ stepId: 'run-1/0/s/0', input: { message: 'Hi Ann' } });
  });

  it('hold nothing when they are over', () => {
    const made = start(workflowOf({ s: texting }, { settings: quiet('22:00', '08:00') }));
    expect(made.commands).toHaveLength(1);
    expect(made.timers).toEqual([]);
  });

  const again = { exit: 'Failure', error: { code: 'Timeout', message: 'no answer', retryable: true } };
  // Two seconds before they begin: the first retry comes a second later, the next one within them.
  const evening = (more: Partial<Step> = {}) =>
    workflowOf({ s: { ...texting, ...more } }, { settings: quiet('10:00', '12:30') });
  const failing = (workflow: CompiledWorkflow, attempt = 1) => {
    const run = { ...runRef, startedAt: startedAt - 2_000 };
    const [issue] = begin(workflow, { run, event: eventOf(), contact: contactOf() }).commands;
    const { token, command } = issue!;
    return advance(
      workflow,
      { ...token, attempt },
      { ...resultFor({ command: { ...command, attempt } }, again, 1_500) },
    );
  };
  const until = new Date('2026-11-01T12:30:00Z').getTime();

  it('hold a retry that would come within them, and say so', () => {
    const made = failing(evening());
    expect(only(made.timers)).toMatchObject({ dueAt: until, fired: { reason: 'retry' }, token: { attempt: 2 } });
    expect(made.history).toMatchObject([
      { kind: 'step.finished', retryAt: until },
      { reason: 'quiet hours', until },
    ]);
    const document = applyHistory(null, made.history)!;
    expect(document.steps).toMatchObject([{ status: 'Waiting', waitingFor: 'quiet hours' }]);
    const workflow = evening();
    const command = only(advance(workflow, only(made.timers).token, only(made.timers).fired).commands).command;
    expect(command).toMatchObject({ stepId: 'run-1/0/s/0', attempt: 2, input: { message: 'Hi Ann' } });
  });

  it('are part of the time after which a step is given up', () => {
    expect(failing(evening({ retry: { within: 'PT1H' } })).timers).toEqual([]);
    const late = finishedStep(failing(evening({ deadline: 'PT1H' })), 's');
    expect(late.error).toMatchObject({ code: 'DeadlinePassed', details: { error: { code: 'Timeout' } } });
  });

  it('hold no retry of a step that reaches nobody', () => {
    const made = failing(workflowOf({ s: echo() }, { settings: quiet('10:00', '12:30') }));
    expect(only(made.timers).dueAt).toBeLessThan(startedAt + 2_000);
  });

  it('hold what a person has tried again within them', () => {
    const workflow = evening();
    const failed = failing(evening({ retry: { limit: 0 } }));
    const made = replay(workflow, only(failed.failures), startedAt + 60_000);
    expect(made.commands).toEqual([]);
    expect(only(made.timers)).toMatchObject({ dueAt: until, stepId: 'run-1/0/s/0/r1', fired: { reason: 'quiet' } });
    const issued = only(advance(workflow, only(made.timers).token, only(made.timers).fired).commands);
    expect(issued.command).toMatchObject({ stepId: 'run-1/0/s/0/r1', attempt: 2 });
  });

  it('hold a step that follows from what was kept until they had begun', () => {
    const workflow = workflowOf({ a: echo({ Success: 's' }), s: texting }, { settings: quiet('11:00', '12:30') });
    const first = only(start(workflow).commands);
    const result = resultFor(first);
    expect(advance(workflow, first.token, result).commands).toHaveLength(1);
    const made = advance(workflow, first.token, result, startedAt + 3_600_000);
    expect(made.commands).toEqual([]);
    expect(only(made.timers)).toMatchObject({ dueAt: until, fired: { reason: 'quiet' } });
  });
});
