import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fanfare/contracts';
import { advance, replay } from './index.js';
import {
  answer,
  echo,
  failure,
  finishedStep,
  fire,
  only,
  start,
  startedAt,
  story,
  workflowOf,
} from '../test/builders.js';

const hour = 3_600_000;
const dated = (more: Partial<Step> = {}) =>
  workflowOf({ a: { ...echo({ Success: 'b' }), deadline: 'PT1H', ...more }, b: echo() });

describe('a step with a deadline', () => {
  it('tells its service until when it may take, from the first attempt', () => {
    const made = start(dated());
    expect(only(made.commands).command.deadlineAt).toBe(startedAt + hour);
    expect(only(answer(dated(), made).commands).command).not.toHaveProperty('deadlineAt');
  });

  it('has the same deadline in every attempt', () => {
    const workflow = dated();
    const again = answer(workflow, start(workflow), failure());
    expect(only(again.timers).token).toMatchObject({ attempt: 2, deadlineAt: startedAt + hour });
  });

  it('fails for good, with what the last attempt met, instead of being tried again after it', () => {
    const workflow = dated();
    const made = answer(workflow, start(workflow), failure({ retryAfterMs: 2 * hour, details: { status: 503 } }));
    expect(made.timers).toEqual([]);
    expect(story(made)).toEqual(['a Failure', '0 ended failed']);
    expect(finishedStep(made, 'a').error).toEqual({
      code: 'DeadlinePassed',
      message: expect.stringContaining('2026-11-01T11:00:00.000Z'),
      retryable: false,
      details: { error: expect.objectContaining({ code: 'Timeout', details: { status: 503 } }) },
    });
  });

  it('says what it met where it would not have been tried again anyway', () => {
    const workflow = dated({ retry: { limit: 0 } });
    const made = answer(workflow, start(workflow), failure(), 2 * hour);
    expect(finishedStep(made, 'a').error).toMatchObject({ code: 'Timeout' });
  });

  it('has until then from the end of the quiet hours that held it, because only there it begins', () => {
    const workflow = workflowOf(
      { a: { action: 'ContactSmsSend', input: { message: 'Hi' }, deadline: 'PT1H' } },
      { settings: { quietHours: { from: '09:00', to: '12:30' } } },
    );
    const issued = only(fire(workflow, start(workflow)).commands);
    expect(issued.command.deadlineAt).toBe(startedAt + 3.5 * hour);
    expect(issued.token.deadlineAt).toBe(issued.command.deadlineAt);
  });

  it('has as long again when a person has it tried again', () => {
    const workflow = dated();
    const failed = answer(workflow, start(workflow), failure({ retryable: false }));
    const again = replay(workflow, only(failed.failures), startedAt + 5 * hour);
    expect(only(again.commands).command.deadlineAt).toBe(startedAt + 6 * hour);
    const { token } = only(again.commands);
    const placed = advance(workflow, token, {
      stepId: 'run-1/0/a/0/r1',
      dueAt: startedAt + 5.5 * hour,
      reason: 'full',
    });
    expect(only(placed.commands).command.deadlineAt).toBe(startedAt + 6 * hour);
  });
});
