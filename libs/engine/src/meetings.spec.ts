import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fanfare/contracts';
import { abandon, ended, factKey, gather, runOver, type CompiledWorkflow, type MeetingFact } from './index.js';
import { contactOf, echo, eventOf, finishedStep, runRef, start, startedAt, workflowOf } from '../test/builders.js';
import { Room } from '../test/room.js';
import { begin } from './advance.js';

const split = (...to: (string | null)[]): Step => ({
  action: 'Split',
  branches: to.map((next, i) => ({ name: `b${i}`, next })),
});
const merge = (next: string | null, wait = 'all'): Step => ({
  action: 'Merge',
  input: { wait },
  next: { Success: next },
});
const failure = { exit: 'Failure', error: { code: 'Bad', message: 'bad', retryable: false } };

describe('Merge', () => {
  const joined = (wait: string) =>
    workflowOf({
      s: split('a', 'b'),
      a: echo({ Success: 'm' }),
      b: echo({ Success: 'm' }),
      m: merge('z', wait),
      z: echo({}, { a: '{{ steps.a.n }}', b: '{{ steps.b.n }}' }),
    });

  it('goes on once, when all branches have come, with what each left behind', () => {
    const room = new Room(joined('all'));
    room.take(start(room.workflow));
    room.answer('b', undefined, { output: { n: 2 } });
    expect(room.asked()).toEqual(['0.0 a', '0.1 b']);
    room.answer('a', undefined, { output: { n: 1 } });
    expect(room.asked()).toEqual(['0.0 a', '0.1 b', '0.0 z']);
    expect(room.all.at(-1)!.commands[0]!.command.input).toEqual({ a: 1, b: 2 });
    room.answer('z');
    expect(room.document().status).toBe('Success');
    expect(room.document().steps.every(({ status }) => status === 'Success')).toBe(true);
  });

  it('goes on with the first branch when any will do, and ends the others', () => {
    const room = new Room(joined('any'));
    room.take(start(room.workflow));
    room.answer('b');
    expect(room.asked().at(-1)).toBe('0.1 z');
    room.answer('z');
    expect(room.document().status).toBe('Running');
    room.answer('a');
    expect(room.asked().filter((one) => one.endsWith(' z'))).toHaveLength(1);
    expect(room.document().status).toBe('Success');
  });

  it('does not wait for a branch that ended, that failed or that turned away', () => {
    const room = new Room(
      workflowOf({
        s: split('a', 'b', 'c'),
        a: echo({ Success: 'm' }),
        b: echo({ Success: 'm' }),
        c: echo({ Success: 'd' }),
        d: {
          action: 'Decision',
          branches: [{ name: 'meet', when: { all: [{ left: 1, op: 'eq', right: 2 }] }, next: 'm' }],
          else: 'far',
        },
        far: echo(),
        m: merge('z'),
        z: echo(),
      }),
    );
    room.take(start(room.workflow));
    room.answer('a');
    room.answer('b', undefined, failure);
    expect(room.asked()).not.toContain('0.0 z');
    room.answer('c');
    expect(room.asked()).toEqual(expect.arrayContaining(['0.2 far', '0.0 z']));
  });

  it('does not wait for a branch whose token could not go on', () => {
    const room = new Room(joined('all'));
    const first = room.take(start(room.workflow));
    room.answer('a');
    room.take(
      abandon(room.workflow, first.commands[1]!.token, { code: 'Poison', message: 'bug', retryable: false }, 1),
    );
    expect(room.asked().at(-1)).toBe('0.0 z');
  });

  it('waits for the branches of branches, and for a merge before it', () => {
    const room = new Room(
      workflowOf({
        s: split('t', 'b'),
        t: split('x', 'y'),
        x: echo({ Success: 'm1' }),
        y: echo({ Success: 'm1' }),
        m1: merge('q'),
        q: echo({ Success: 'm2' }),
        b: echo({ Success: 'm2' }),
        m2: merge('z'),
        z: echo(),
      }),
    );
    room.take(start(room.workflow));
    for (const node of ['b', 'x']) room.answer(node);
    expect(room.asked()).toHaveLength(3);
    room.answer('y');
    expect(room.asked().at(-1)).toBe('0.0.0 q');
    room.answer('q');
    expect(room.asked().at(-1)).toBe('0.0.0 z');
    room.answer('z');
    expect(room.document().status).toBe('Success');
  });

  it('causes the same again when the deciding fact is told twice, and nothing when another is', () => {
    const room = new Room(joined('all'));
    room.take(start(room.workflow));
    room.answer('a');
    room.answer('b');
    const [meeting, facts] = [...room.facts][0]!;
    const again = (mine: string) =>
      gather(room.workflow, runRef, { meeting, facts, mine: new Set([mine]) }).commands.map(
        ({ command }) => command.stepId,
      );
    expect(again('arrived 0.1')).toEqual(['run-1/0.0/z/0']);
    expect(again('arrived 0.0')).toEqual([]);
  });
});

describe('ForEach', () => {
  const loop = (input: object, more: Partial<Step> = {}) =>
    workflowOf({
      f: {
        action: 'ForEach',
        input: { items: '{{ trigger.data.list }}', ...input },
        each: 'i',
        next: { Success: 'z', Failure: 'bad' },
        ...more,
      },
      i: echo({}, { item: '{{ steps.f.item }}', index: '{{ steps.f.index }}' }),
      z: echo({}, { all: '{{ steps.f.results }}' }),
      bad: echo(),
    });
  const list = ['x', 'y', 'z'];

  it('takes one item after the other', () => {
    const room = new Room(loop({ collect: '{{ steps.i.n }}' }));
    room.take(start(room.workflow, { list }));
    expect(room.asked()).toEqual(['0.0@f i']);
    expect(room.all[0]!.commands[0]!.command.input).toEqual({ item: 'x', index: 0 });
    for (const [i] of list.entries()) room.answer('i', `0.${i}@f`, { output: { n: i * 10 } });
    expect(room.asked()).toEqual(['0.0@f i', '0.1@f i', '0.2@f i', '0 z']);
    expect(room.all.at(-1)!.commands[0]!.command.input).toEqual({ all: [0, 10, 20] });
    room.answer('z');
    expect(room.document().status).toBe('Success');
  });

  it('takes as many at once as it is told, each as soon as there is room', () => {
    const room = new Room(loop({ atOnce: 2 }));
    room.take(start(room.workflow, { list }));
    expect(room.asked()).toEqual(['0.0@f i', '0.1@f i']);
    room.answer('i', '0.1@f');
    expect(room.asked()).toEqual(['0.0@f i', '0.1@f i', '0.2@f i']);
    room.answer('i', '0.2@f');
    expect(room.asked()).not.toContain('0 z');
    room.answer('i', '0.0@f');
    expect(room.asked().at(-1)).toBe('0 z');
  });

  it('leaves by Failure when an item failed, after the others, and the run does not fail by that alone', () => {
    const room = new Room(loop({}));
    room.take(start(room.workflow, { list }));
    room.answer('i', '0.0@f', failure);
    room.answer('i', '0.1@f');
    room.answer('i', '0.2@f');
    expect(room.asked().at(-1)).toBe('0 bad');
    expect(finishedStep(room.all.at(-1)!, 'f').output).toMatchObject({ count: 3, succeeded: 2, failed: 1 });
    room.answer('bad');
    expect(room.document().status).toBe('Success');
  });

  it('begins no further item after a failure when told to stop', () => {
    const room = new Room(loop({ onFailure: 'stop' }));
    room.take(start(room.workflow, { list }));
    room.answer('i', '0.0@f', failure);
    expect(room.asked()).toEqual(['0.0@f i', '0 bad']);
  });

  it('goes on at once with an empty list, and by Failure with what is no list', () => {
    for (const [given, then] of [
      [[], '0 z'],
      ['text', '0 bad'],
      [Array.from({ length: 1_001 }, () => 1), '0 bad'],
    ] as const) {
      const room = new Room(loop({}));
      room.take(start(room.workflow, { list: given as never }));
      expect(room.asked()).toEqual([then]);
    }
  });

  it('refuses loops within loops that would have more items than a run may', () => {
    const inner: Step = { action: 'ForEach', input: { items: '{{ steps.f.item }}' }, each: 'i', next: {} };
    const room = new Room(
      workflowOf({
        f: { action: 'ForEach', input: { items: '{{ trigger.data.list }}' }, each: 'g', next: {} },
        g: inner,
        i: echo(),
      }),
    );
    room.take(start(room.workflow, { list: Array.from({ length: 200 }, () => Array.from({ length: 51 }, () => 1)) }));
    expect(room.asked()).toEqual([]);
    expect(room.story().filter((line) => line === 'g Failure')).toHaveLength(200);
  });

  it('refuses a list that would pass more steps than a run may, in all of its items and the loops around it', () => {
    const chain = Array.from({ length: 30 }, (_, i): [string, Step] => [
      `i${i}`,
      echo(i < 29 ? { Success: `i${i + 1}` } : {}),
    ]);
    const body = {
      g: { action: 'ForEach', input: { items: '{{ steps.f.item }}' }, each: 'i0', next: {} },
      ...Object.fromEntries(chain),
    };
    const f: Step = { action: 'ForEach', input: { items: '{{ trigger.data.list }}', atOnce: 50 }, each: 'g', next: {} };
    const made = (length: number) => {
      const room = new Room(workflowOf({ f, ...body }));
      room.take(start(room.workflow, { list: [Array.from({ length }, () => 1)] }));
      return finishedStepOf(room);
    };
    const finishedStepOf = (room: Room) =>
      room.all.flatMap(({ history }) => history).find((entry) => entry.kind === 'step.finished' && entry.node === 'g');
    expect(made(833)).toBeUndefined();
    expect(made(834)).toMatchObject({
      exit: 'Failure',
      error: { code: 'TooManySteps', message: expect.stringContaining('25020') },
    });
  });

  it('counts of an item what is behind a Merge, once for the branches that meet there', () => {
    const chain = Array.from({ length: 28 }, (_, i): [string, Step] => [
      `i${i}`,
      echo(i < 27 ? { Success: `i${i + 1}` } : {}),
    ]);
    const room = new Room(
      workflowOf({
        f: { action: 'ForEach', input: { items: '{{ trigger.data.list }}' }, each: 's', next: {} },
        s: { action: 'Split', branches: ['x', 'y'].map((name) => ({ name, next: 'm' })) },
        m: { action: 'Merge', next: { Success: 'i0' } },
        ...Object.fromEntries(chain),
      }),
    );
    room.take(start(room.workflow, { list: Array.from({ length: 900 }, () => 1) }));
    const finished = room.all.flatMap(({ history }) => history).find((entry) => entry.kind === 'step.finished');
    // The Split, the Merge for each of both branches, and the chain.
    expect(finished).toMatchObject({
      error: { code: 'TooManySteps', message: expect.stringContaining(`${900 * 31}`) },
    });
  });

  it('waits within an item for the branches of that item alone', () => {
    const room = new Room(
      workflowOf({
        f: {
          action: 'ForEach',
          input: { items: '{{ trigger.data.list }}', atOnce: 2 },
          each: 's',
          next: { Success: 'z' },
        },
        s: split('a', 'b'),
        a: echo({ Success: 'm' }),
        b: echo({ Success: 'm' }),
        m: merge('q'),
        q: echo(),
        z: echo(),
      }),
    );
    room.take(start(room.workflow, { list: [1, 2] }));
    for (const [node, branch] of [
      ['a', '0.0@f.0'],
      ['b', '0.0@f.1'],
    ] as const) {
      room.answer(node, branch);
    }
    expect(room.asked().at(-1)).toBe('0.0@f.0 q');
    room.answer('a', '0.1@f.0');
    room.answer('b', '0.1@f.1');
    for (const branch of ['0.0@f.0', '0.1@f.0']) room.answer('q', branch);
    expect(room.asked().at(-1)).toBe('0 z');
  });
});

describe('a ForEach before a Split on the same branch', () => {
  it('does not take the items for the branches of the Split', () => {
    const room = new Room(
      workflowOf({
        f: {
          action: 'ForEach',
          input: { items: '{{ trigger.data.list }}', atOnce: 2 },
          each: 'i',
          next: { Success: 's' },
        },
        i: echo(),
        s: split('a', 'b'),
        a: echo(),
        b: echo(),
      }),
    );
    room.take(start(room.workflow, { list: [1, 2] }));
    for (const branch of ['0.0@f', '0.1@f']) room.answer('i', branch);
    expect(room.document().status).toBe('Running');
    room.answer('a');
    expect(room.document().status).toBe('Running');
    room.answer('b');
    expect(room.document().status).toBe('Success');
  });
});

describe('a tracked run', () => {
  const over = (room: Room) => {
    const facts = room.facts.get('run-1/run') ?? [];
    return runOver(facts, new Set(facts.slice(-1).map(factKey)));
  };
  const tracked = (workflow: CompiledWorkflow) =>
    begin(workflow, { run: { ...runRef, tracked: true }, event: eventOf(), contact: contactOf() });

  it('says that it is over when the last of its branches has ended', () => {
    const room = new Room(workflowOf({ s: split('a', 'b'), a: echo(), b: echo() }));
    room.take(tracked(room.workflow));
    room.answer('a');
    expect(over(room)).toBeNull();
    room.answer('b', undefined, failure);
    expect(over(room)).toMatchObject({ error: { code: 'Bad' }, caller: null });
  });

  it('says once more that it was over to whoever ends it as a whole afterwards: nobody else will repeat it', () => {
    const room = new Room(workflowOf({ a: echo() }));
    room.take(tracked(room.workflow));
    room.answer('a', undefined, failure);
    const first = over(room);
    room.take(ended({ ...runRef, tracked: true }, { at: startedAt, status: 'Success', reason: { kind: 'goal' } }));
    expect(first).toMatchObject({ error: { code: 'Bad' } });
    expect(over(room)).toEqual(first);
  });

  it('is over for its caller also when it was ended before anybody knew who called it', () => {
    const room = new Room(workflowOf({ a: echo() }));
    const [issue] = room.take(tracked(room.workflow)).commands;
    room.take(ended({ ...runRef, tracked: true }, { at: startedAt, status: 'Success', reason: { kind: 'exit' } }));
    expect(over(room)).toMatchObject({ caller: null });
    const facts = room.facts.get('run-1/run') ?? [];
    const called: MeetingFact = { kind: 'called', branch: '0', token: issue!.token };
    expect(runOver([...facts, called], new Set([factKey(called)]))).toMatchObject({ caller: { node: 'a' } });
    expect(runOver([called, ...facts], new Set([factKey(called)]))).toBeNull();
  });

  it('hands over what Stop was given, at once, whatever its other branches do', () => {
    const room = new Room(
      workflowOf({ s: split('a', 'x'), a: echo(), x: { action: 'Stop', input: { output: { n: 5 } } } }),
    );
    const made = room.take(tracked(room.workflow));
    expect(made.ending).toMatchObject({ status: 'Success', reason: { kind: 'stop', name: 'x' } });
    expect(over(room)).toMatchObject({ error: null, value: { n: 5 } });
    expect(room.document()).toMatchObject({ status: 'Success', ended: { reason: { kind: 'stop' } } });
  });
});
