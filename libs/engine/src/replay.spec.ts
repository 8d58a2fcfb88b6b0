import { describe, expect, it } from '@jest/globals';
import type { Step, WorkflowSettings } from '@fanfare/contracts';
import { begin, factKey, runOver, type MeetingFact } from './index.js';
import {
  contactOf,
  echo,
  eventOf,
  finishedStep,
  only,
  runRef,
  start,
  startedAt,
  workflowOf,
} from '../test/builders.js';
import { Room } from '../test/room.js';

const split = (...to: string[]): Step => ({
  action: 'Split',
  branches: to.map((next, i) => ({ name: `b${i}`, next })),
});
const merge = (next: string, wait = 'all'): Step => ({ action: 'Merge', input: { wait }, next: { Success: next } });
const bad = { exit: 'Failure', error: { code: 'Bad', message: 'bad', retryable: false } };

describe('branches that are tried again before a Merge', () => {
  const joined = (wait = 'all', settings: WorkflowSettings = {}, run = runRef) =>
    new Room(
      workflowOf(
        {
          s: split('a', 'b'),
          a: echo({ Success: 'm' }),
          b: echo({ Success: 'm' }),
          m: merge('z', wait),
          z: echo({}, { any: ['{{ steps.a.n }}', '{{ steps.b.n }}'] }),
        },
        { settings },
      ),
      run,
    );

  it.each(['all', 'any'])('go on through it, once (%s)', (wait) => {
    const room = joined(wait);
    room.take(start(room.workflow));
    for (const node of ['a', 'b']) room.answer(node, undefined, bad);
    expect(room.document().status).toBe('Failed');
    room.replay('0.0', '0.1');
    expect(room.document().status).toBe('Running');
    for (const node of ['a', 'b']) room.answer(node, undefined, { output: { n: 1 } });
    expect(room.asked().filter((one) => one.endsWith(' z'))).toEqual(['0.0 z']);
    if (wait === 'all') expect(room.lastOf('z').command.input).toEqual({ any: [1, 1] });
    room.answer('z');
    expect(room.document().status).toBe('Success');
  });

  it('wait there for each other, also when one fails once more', () => {
    const room = joined();
    room.take(start(room.workflow));
    for (const node of ['a', 'b']) room.answer(node, undefined, bad);
    room.replay('0.0', '0.1');
    room.answer('b');
    expect(room.asked().at(-1)).toBe('0.1 b');
    room.answer('a', undefined, bad);
    expect(room.asked().at(-1)).toBe('0.1 z');
    room.answer('z');
    room.replay('0.0');
    room.answer('a');
    expect(room.asked().filter((one) => one.endsWith(' z'))).toHaveLength(1);
    expect(room.document().status).toBe('Success');
  });

  it('end there when another has gone on from it before', () => {
    const room = joined();
    room.take(start(room.workflow));
    room.answer('a');
    room.answer('b', undefined, bad);
    room.answer('z');
    expect(room.document().status).toBe('Failed');
    room.replay('0.1');
    room.answer('b');
    expect(room.asked().filter((one) => one.endsWith(' z'))).toHaveLength(1);
    expect(room.document().status).toBe('Success');
  });

  it('do the same again when it is asked for again, also long after', () => {
    const room = joined();
    room.take(start(room.workflow));
    for (const node of ['a', 'b']) room.answer(node, undefined, bad);
    const before = room.failures('0.0', '0.1');
    room.replay('0.0', '0.1');
    for (const node of ['a', 'b', 'z']) room.answer(node);
    room.replayTokens(before, startedAt + 99_999_999);
    expect(room.document().status).toBe('Success');
    expect(new Set(room.stepIds()).size).toBe(5);
  });

  it('are over once more for those who wait for the run, but not for whoever called it: that one has gone on', () => {
    const run = { ...runRef, tracked: true };
    const room = joined('all', { deadline: 'PT1H' }, run);
    const facts = () => room.facts.get('run-1/run') ?? [];
    const over = (n: number) => runOver(facts(), new Set(facts().slice(n).map(factKey)));
    const made = room.take(begin(room.workflow, { run, event: eventOf(), contact: contactOf() }));
    room.facts.set('run-1/run', [...facts(), { kind: 'called', branch: '0', token: made.commands[0]!.token }]);
    for (const node of ['a', 'b']) room.answer(node, undefined, bad);
    expect(over(-1)).toMatchObject({ error: { code: 'Bad' }, caller: { branch: '0.0' }, isOver: true, before: 0 });
    const again = room.replay('0.0', '0.1');
    expect(only(again[0]!.timers)).toMatchObject({ stepId: 'run-1/deadline', dueAt: room.now + 3_600_000 });
    expect(over(0)).toMatchObject({ isOver: false });
    for (const node of ['a', 'b', 'z']) room.answer(node);
    expect(over(-1)).toMatchObject({ error: null, caller: null, isOver: true, before: 1 });
  });
});

describe('a run that was over before somebody could end it as a whole', () => {
  it('is over once more when it was tried again', () => {
    const at = startedAt;
    const gone: MeetingFact = {
      kind: 'gone',
      branch: '0',
      at,
      error: { code: 'Bad', message: 'bad', retryable: false },
    };
    const facts: MeetingFact[] = [
      gone,
      { kind: 'ended', branch: '0', at },
      { kind: 'again', branch: '0', replay: 1, at },
    ];
    expect(runOver(facts, new Set(['again 0 r1']))).toBeNull();
    const last: MeetingFact = { kind: 'gone', branch: '0', replay: 1, at };
    expect(runOver([...facts, last], new Set([factKey(last)]))).toMatchObject({ error: null, isOver: true, before: 1 });
  });
});

describe('a ForEach that is tried again', () => {
  const loop = (input: object = {}, each: Record<string, Step> = { i: echo({ Success: 'j' }), j: echo() }) =>
    new Room(
      workflowOf({
        f: {
          action: 'ForEach',
          input: { items: '{{ trigger.data.list }}', collect: '{{ steps.j.n }}', ...input },
          each: Object.keys(each)[0]!,
          next: { Success: 'z' },
        },
        ...each,
        z: echo({}, { any: '{{ steps.f.results }}' }),
      }),
    );
  const list = ['x', 'y', 'z'];
  const item = (room: Room, n: number, outcome: object = {}) => {
    room.answer('i', `0.${n}@f`);
    room.answer('j', `0.${n}@f`, { output: { n }, ...outcome });
  };

  it('does again what failed, from where it did, and nothing of what succeeded', () => {
    const room = loop({ atOnce: 3 });
    room.take(start(room.workflow, { list }));
    for (const n of [0, 1, 2]) item(room, n, n === 1 ? {} : bad);
    expect(room.document().status).toBe('Failed');
    const asked = room.asked().length;
    room.replay('0.0@f', '0.2@f', '0');
    expect(room.document().status).toBe('Running');
    expect(room.asked().slice(asked)).toEqual(['0.0@f j', '0.2@f j']);
    for (const n of [0, 2]) room.answer('j', `0.${n}@f`, { output: { n } });
    expect(room.asked().at(-1)).toBe('0 z');
    expect(room.lastOf('z').command.input).toEqual({ any: [0, 1, 2] });
    expect(finishedStep(room.all.at(-1)!, 'f')).toMatchObject({
      attempt: 2,
      exit: 'Success',
      output: { count: 3, succeeded: 3, failed: 0 },
    });
    room.answer('z');
    expect(room.document().status).toBe('Success');
    expect(room.document().steps.every(({ status }) => status === 'Success')).toBe(true);
  });

  it('goes on with the items that had not begun, where it had stopped at one that failed', () => {
    const room = loop({ onFailure: 'stop' });
    room.take(start(room.workflow, { list }));
    item(room, 0, bad);
    room.replay('0.0@f', '0');
    room.answer('j', '0.0@f');
    for (const n of [1, 2]) item(room, n);
    room.answer('z');
    expect(room.document().status).toBe('Success');
  });

  it('fails once more with what failed once more, and can be tried again as often as that', () => {
    const room = loop();
    room.take(start(room.workflow, { list }));
    for (const n of [0, 1, 2]) item(room, n, n === 0 ? {} : bad);
    for (const left of [['1', '2'], ['2']]) {
      room.replay(...left.map((n) => `0.${n}@f`), '0');
      for (const n of left) room.answer('j', `0.${n}@f`, n === '2' ? bad : {});
      expect(room.document().status).toBe('Failed');
      expect(room.document().branches[0]?.reason).toMatchObject({ code: 'ItemsFailed' });
    }
    room.replay('0.2@f', '0');
    room.answer('j', '0.2@f');
    room.answer('z');
    expect(room.document().status).toBe('Success');
    expect(new Set(room.stepIds()).size).toBe(room.stepIds().length);
  });

  it('goes on at once when its items have ended well by the time that it is tried again itself', () => {
    const room = loop();
    room.take(start(room.workflow, { list: ['x'] }));
    item(room, 0, bad);
    room.replay('0.0@f');
    room.answer('j', '0.0@f');
    expect(room.asked()).not.toContain('0 z');
    expect(room.document().status).toBe('Failed');
    room.replay('0');
    room.answer('z');
    expect(room.document().status).toBe('Success');
  });

  it('does again what failed in a loop within an item', () => {
    const inner: Step = { action: 'ForEach', input: { items: '{{ steps.f.item }}', atOnce: 2 }, each: 'j', next: {} };
    const room = loop({ atOnce: 2 }, { g: inner, j: echo() });
    room.take(start(room.workflow, { list: [[1, 2], [3]] }));
    room.answer('j', '0.1@f.0@g');
    room.answer('j', '0.0@f.0@g');
    room.answer('j', '0.0@f.1@g', bad);
    room.replay('0.0@f.1@g', '0.0@f', '0');
    room.answer('j', '0.0@f.1@g');
    room.answer('z');
    expect(room.asked()).toHaveLength(5);
    expect(room.document().status).toBe('Success');
  });

  it('goes through a Merge of an item whose branches failed, once', () => {
    const each = { s: split('a', 'b'), a: echo({ Success: 'm' }), b: echo({ Success: 'm' }), m: merge('j'), j: echo() };
    const room = loop({}, each);
    room.take(start(room.workflow, { list: ['x'] }));
    for (const node of ['a', 'b']) room.answer(node, undefined, bad);
    room.replay('0.0@f.0', '0.0@f.1', '0');
    for (const node of ['a', 'b', 'j', 'z']) room.answer(node);
    expect(room.asked().filter((one) => one.endsWith(' j'))).toHaveLength(1);
    expect(room.document().status).toBe('Success');
  });

  it('fails at once where it is the list that was wrong', () => {
    const room = loop();
    room.take(start(room.workflow, { list: 'none' }));
    room.replay('0');
    expect(room.document()).toMatchObject({ status: 'Failed', branches: [{ reason: { code: 'InputInvalid' } }] });
  });
});
