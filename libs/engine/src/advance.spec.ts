import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fanfare/contracts';
import { advance, begin } from './index.js';
// prettier-ignore
import {
  answer, contactOf, echo, eventOf, failure, finishedStep, fire, only, resultFor, runRef, start, startedAt, story, workflowOf,
} from '../test/builders.js';

const hour = 3_600_000;

describe('beginning a run', () => {
  it('issues the first step with its identity, its input and the instant of the run', () => {
    const { commands, history, finished } = start(workflowOf({ a: echo({}, { text: 'hello' }) }));
    const { service, command, token } = only(commands);
    expect(service).toBe('echo');
    expect(command).toMatchObject({
      stepId: 'run-1/0/a/0',
      action: 'Echo',
      attempt: 1,
      at: startedAt,
      input: { text: 'hello' },
    });
    expect(command).toMatchObject({ contactId: 'contact-1', timeoutMs: 30_000, mode: 'live' });
    expect(token).toMatchObject({
      run: { version: 3 },
      node: 'a',
      branch: '0',
      visit: 0,
      attempt: 1,
      since: startedAt,
    });
    expect(history).toEqual([
      expect.objectContaining({ kind: 'run.started', trigger: 'Gameplay.Ended', contact: 'contact-1' }),
    ]);
    expect(finished).toBe(false);
  });

  it('runs about nobody when the event is about nobody', () => {
    const { commands } = begin(workflowOf({ a: echo() }), { run: runRef, event: eventOf(), contact: null });
    expect(only(commands).command.contactId).toBeNull();
  });

  it('hands on the causal chain of the run to what its steps cause', () => {
    const run = { ...runRef, chain: ['other', 'welcome'] };
    const { commands } = begin(workflowOf({ a: echo() }), { run, event: eventOf(), contact: null });
    expect(only(commands).command.chain).toEqual(['other', 'welcome']);
  });

  it("takes the step's own time limit before the action's", () => {
    const { commands } = start(workflowOf({ a: { ...echo(), timeout: 'PT5S', onUnknownOutcome: 'park' } }));
    expect(only(commands).command).toMatchObject({ timeoutMs: 5_000, onUnknownOutcome: 'park' });
  });
});

describe('applying a result', () => {
  it('follows the exit, and later steps see what the step left', () => {
    const workflow = workflowOf({
      a: echo({ Success: 'b' }),
      b: echo({}, { any: '{{ steps.a.n }}', text: '{{ steps.a.exit }}' }),
    });
    const { commands } = answer(workflow, start(workflow), { output: { n: 7 } });
    expect(only(commands).command.input).toEqual({ any: 7, text: 'Success' });
  });

  it('follows "*" for an exit that is not named, Failure included', () => {
    const workflow = workflowOf({ a: echo({ Success: null, '*': 'b' }), b: echo() });
    const next = answer(workflow, start(workflow), failure({ retryable: false }));
    expect(only(next.commands).command.stepId).toBe('run-1/0/b/0');
    expect(only(next.commands).token.data.steps['a']).toMatchObject({ exit: 'Failure', error: { code: 'Timeout' } });
  });

  it('ends the branch, and the run, by an exit that leads nowhere', () => {
    const workflow = workflowOf({ a: echo() });
    const end = answer(workflow, start(workflow), { exit: 'Other' });
    expect(story(end)).toEqual(['a Other', '0 ended']);
    expect(end.finished).toBe(true);
  });

  it.each<Step['next']>([{}, { Failure: null }])('fails the branch when a failure leads nowhere (next: %j)', (next) => {
    const workflow = workflowOf({ a: echo(next) });
    const end = answer(workflow, start(workflow), failure({ retryable: false }));
    expect(end.history.at(-1)).toMatchObject({
      kind: 'branch.ended',
      failed: true,
      exit: 'Failure',
      reason: { code: 'Timeout' },
    });
  });

  it('fails visibly when a service leaves by Failure without an error', () => {
    const workflow = workflowOf({ a: echo() });
    const end = answer(workflow, start(workflow), { exit: 'Failure' });
    expect(finishedStep(end, 'a').error).toMatchObject({ code: 'Unexplained' });
  });

  it('lets a changed contact be seen by the steps that follow', () => {
    const workflow = workflowOf({ a: echo({ Success: 'b' }), b: echo({}, { any: '{{ contact.properties.level }}' }) });
    const issue = only(start(workflow).commands);
    const next = advance(workflow, issue.token, { ...resultFor(issue), contact: contactOf({ level: 'gold' }) });
    expect(only(next.commands).command.input).toEqual({ any: 'gold' });
  });

  it('records what the step was given, what it gave, and when', () => {
    const workflow = workflowOf({ a: echo({}, { text: 'Hi {{ contact.firstName }}' }) });
    const entry = finishedStep(answer(workflow, start(workflow), { output: { ok: true } }), 'a');
    expect(entry).toMatchObject({ input: { text: 'Hi Ann' }, output: { ok: true }, exit: 'Success', next: null });
    expect(entry).toMatchObject({ queuedAt: startedAt, startedAt: startedAt + 10, finishedAt: startedAt + 10 });
  });

  it('shares data between branches instead of copying it', () => {
    // prettier-ignore
    const workflow = workflowOf({
      a: { action: 'Split', branches: [{ name: 'x', next: 'b' }, { name: 'y', next: 'b' }] }, b: echo(),
    });
    const [left, right] = start(workflow).commands;
    expect(left?.token.data).toBe(right?.token.data);
  });
});

describe('failing', () => {
  it('schedules a retryable failure again under the same identity, and asks then for the same', () => {
    const workflow = workflowOf({ a: echo({}, { text: '{{ now }}' }) });
    const made = start(workflow);
    const again = answer(workflow, made, failure());
    const timer = only(again.timers);
    expect(timer).toMatchObject({
      service: 'orchestrator',
      stepId: 'run-1/0/a/0',
      fired: { reason: 'retry', dueAt: timer.dueAt },
    });
    expect(only(fire(workflow, again).commands).command).toEqual({ ...only(made.commands).command, attempt: 2 });
    expect(timer.token).toMatchObject({ attempt: 2, since: startedAt });
    expect(story(again)).toEqual(['a Failure (again)']);
    expect(again.finished).toBe(false);
  });

  it('leaves by Failure when the retries are used up', () => {
    const workflow = workflowOf({ a: { ...echo({ Failure: 'b' }), retry: { limit: 1 } }, b: echo() });
    const again = fire(workflow, answer(workflow, start(workflow), failure()));
    const end = answer(workflow, again, failure());
    expect(story(end)).toEqual(['a Failure']);
    expect(only(end.commands).token.node).toBe('b');
  });

  it('fails at once, and sends nothing, when a required input is empty', () => {
    const workflow = workflowOf({ a: { action: 'ContactCouponIssue', input: { offer: '{{ trigger.data.offer }}' } } });
    const end = start(workflow);
    expect(end.commands).toEqual([]);
    expect(finishedStep(end, 'a').error).toMatchObject({
      code: 'InputInvalid',
      message: expect.stringMatching(/offer.*\{\{ trigger.data.offer \}\}/),
    });
    expect(end.finished).toBe(true);
  });

  it('leaves out an optional input that is empty, with a warning', () => {
    const workflow = workflowOf({
      a: { action: 'ContactCouponIssue', input: { offer: 'x', quantity: '{{ trigger.data.n }}' } },
    });
    const made = start(workflow);
    expect(only(made.commands).command.input).toEqual({ offer: 'x' });
    expect(finishedStep(answer(workflow, made), 'a').warnings).toEqual(['{{ trigger.data.n }} was empty']);
  });

  it('leaves by Failure when a template breaks its limits', () => {
    const workflow = workflowOf({
      a: echo({ Failure: 'b' }, { text: '{% for i in (1..300000) %}{{ i }}{% endfor %}' }),
      b: echo(),
    });
    const made = start(workflow);
    expect(finishedStep(made, 'a').error).toMatchObject({
      code: 'TemplateFailed',
      message: expect.stringContaining('text'),
    });
    expect(only(made.commands).token.node).toBe('b');
  });

  it('issues the same command again when it could not be placed', () => {
    const workflow = workflowOf({ a: echo({}, { text: '{{ now }}' }) });
    const issue = only(start(workflow).commands);
    const again = advance(workflow, issue.token, {
      stepId: issue.command.stepId,
      dueAt: startedAt + hour,
      reason: 'full',
    });
    expect(only(again.commands)).toEqual(issue);
  });
});

describe('logic', () => {
  const points = (op: 'gte' | 'lt', right: number) => ({ left: '{{ contact.properties.points }}', op, right });

  it('decides for the first branch that holds, and shows what was compared', () => {
    // prettier-ignore
    const branches = [{ name: 'Gold', when: points('gte', 1000), next: 'b' }, { name: 'All', when: points('gte', 0), next: null }];
    const made = start(
      workflowOf({ a: { action: 'Decision', branches, else: null }, b: echo() }),
      {},
      contactOf({ points: '1200' }),
    );
    const compared = [{ at: '', left: '1200', op: 'gte', right: 1000, holds: true }];
    expect(finishedStep(made, 'a')).toMatchObject({
      exit: 'Gold',
      next: 'b',
      input: { branches: [{ name: 'Gold', taken: true, compared }] },
    });
    expect(only(made.commands).token.data.steps['a']).toEqual({ branch: 'Gold', exit: 'Gold' });
  });

  it('decides for else when no branch holds', () => {
    const branches = [{ name: 'Gold', when: points('gte', 1000), next: null }];
    const made = start(workflowOf({ a: { action: 'Decision', branches, else: 'b' }, b: echo() }));
    expect(story(made)).toEqual(['started', 'a Else']);
    expect(only(made.commands).token.node).toBe('b');
  });

  it('splits into every branch whose condition holds, and ends those that lead nowhere', () => {
    // prettier-ignore
    const branches = [{ name: 'x', next: 'b' }, { name: 'no', when: points('gte', 9), next: 'b' }, { name: 'y', next: null }];
    const made = start(workflowOf({ a: { action: 'Split', branches }, b: echo() }));
    expect(story(made)).toEqual(['started', 'a Success', '0 split 2', '0.1 ended']);
    expect(only(made.commands).command.stepId).toBe('run-1/0.0/b/0');
    expect(made.finished).toBe(false);
  });

  it('leaves a split by None, to else, when no branch holds', () => {
    const branches = [{ name: 'no', when: points('gte', 9), next: null }];
    const made = start(workflowOf({ a: { action: 'Split', branches, else: 'b' }, b: echo() }));
    expect(story(made)).toEqual(['started', 'a None']);
    expect(only(made.commands).token.branch).toBe('0');
  });

  it.each(['ContactFilter', 'GameplayFilter'])('%s leaves by Failure without failing the run', (action) => {
    const end = start(workflowOf({ a: { action, when: points('gte', 1), next: {} } }));
    expect(story(end)).toEqual(['started', 'a Failure', '0 ended']);
    expect(end.finished).toBe(true);
  });

  it('waits for a duration from the recorded instant, then goes on at the instant it was due', () => {
    const workflow = workflowOf({ a: { action: 'Delay', input: { for: 'PT1H' }, next: { Success: 'b' } }, b: echo() });
    const made = start(workflow);
    expect(only(made.timers)).toMatchObject({
      service: 'orchestrator',
      dueAt: startedAt + hour,
      stepId: 'run-1/0/a/0',
      fired: { reason: 'delay' },
    });
    expect(made.history.at(-1)).toMatchObject({ kind: 'step.waiting', until: startedAt + hour });
    const next = fire(workflow, made);
    expect(only(next.commands).command.at).toBe(startedAt + hour);
    expect(finishedStep(next, 'a')).toMatchObject({
      exit: 'Success',
      queuedAt: startedAt,
      finishedAt: startedAt + hour,
    });
  });

  // prettier-ignore
  it.each([['2026-11-02', 14 * hour], ['{{ trigger.data.when }}', 2 * hour]])('waits until %s', (until, ms) => {
    const workflow = workflowOf({ a: { action: 'Delay', input: { until } } });
    expect(only(start(workflow, { when: '2026-11-01T13:00:00+01:00' }).timers).dueAt).toBe(startedAt + ms);
  });

  it('does not wait for an instant that has passed', () => {
    const made = start(
      workflowOf({ a: { action: 'Delay', input: { until: '2020-01-01' }, next: { Success: 'b' } }, b: echo() }),
    );
    expect(story(made)).toEqual(['started', 'a Success']);
  });

  it('fails a delay that cannot be understood, and says why', () => {
    const end = start(workflowOf({ a: { action: 'Delay', input: { until: '{{ trigger.data.when }}' } } }), {
      when: 'soon',
    });
    expect(finishedStep(end, 'a').error).toMatchObject({
      code: 'InputInvalid',
      message: expect.stringContaining('soon'),
    });
  });

  it('fails when the template of a condition breaks its limits', () => {
    const when = { left: '{% for i in (1..300000) %}x{% endfor %}', op: 'eq' as const, right: 'x' };
    const end = start(workflowOf({ a: { action: 'ContactFilter', when } }));
    expect(end.history.at(-1)).toMatchObject({ failed: true, reason: { code: 'TemplateFailed' } });
  });
});
