import { describe, expect, it } from '@jest/globals';
import type { ContactSnapshot, Json, Step } from '@fanfare/contracts';
import { contactOf, echo, start, startedAt, workflowOf } from '../test/builders.js';
import { Room } from '../test/room.js';

const split = (...to: string[]): Step => ({
  action: 'Split',
  branches: to.map((next, i) => ({ name: `b${i}`, next })),
});
const set = (x: Json, next: string): Step => ({ action: 'SetVariables', input: { x }, next: { Success: next } });
const merge = (next: string): Step => ({ action: 'Merge', next: { Success: next } });
const shown = echo(
  {},
  { any: ['{{ variables }}', '{{ contact.properties }}', '{{ contact.tags }}', '{{ steps.q.n }}'] },
);

/** Two branches between which somebody may do something, and the step behind their Merge. */
const joined = (more: Record<string, Step> = {}) =>
  workflowOf({
    x: set('before', 's'),
    s: split('a', 'b'),
    a: echo({ Success: 'm' }),
    b: echo({ Success: 'm' }),
    m: merge('z'),
    z: shown,
    ...more,
  });
const changed = (properties: Record<string, Json>, tags = ['vip']): { contact: ContactSnapshot } => ({
  contact: { ...contactOf({ points: 1, ...properties }), tags },
});

/** Takes a run to its Merge, its steps answered in an order, and gives what the step behind it sees. */
function seen(workflow: ReturnType<typeof joined>, ...answers: Parameters<Room['answer']>[]): unknown {
  const room = new Room(workflow);
  room.take(start(room.workflow, {}, contactOf({ points: 1 })));
  for (const answer of answers) room.answer(...answer);
  return room.all.at(-1)?.commands.at(-1)?.command.input['any'];
}

describe('what branches bring to a Merge', () => {
  it('is what each of them changed, whichever came last', () => {
    const workflow = joined({ a: echo({ Success: 'v' }), v: set('after', 'm') });
    const [a, b] = [['a', '0.0', {}, changed({ points: 999 })], ['b']] as Parameters<Room['answer']>[];
    const expected = [{ x: 'after' }, { points: 999 }, ['vip'], null];
    expect(seen(workflow, a!, b!)).toEqual(expected);
    expect(seen(workflow, b!, a!)).toEqual(expected);
  });

  it('is, of a contact, field by field what somebody changed', () => {
    const a = ['a', '0.0', {}, changed({ points: 5 }, ['new'])] as const;
    const b = ['b', '0.1', {}, changed({ level: 'gold' }, ['vip', 'loud'])] as const;
    const expected = [{ x: 'before' }, { points: 5, level: 'gold' }, ['loud', 'new'], null];
    for (const order of [
      [a, b],
      [b, a],
    ] as const) {
      const [variables, properties, tags, n] = seen(joined(), [...order[0]], [...order[1]]) as [
        Json,
        Json,
        string[],
        Json,
      ];
      expect([variables, properties, tags.sort(), n]).toEqual(expected);
    }
  });

  it('is, where two changed the same, what the later one in the order of the Split says', () => {
    const workflow = joined({
      a: echo({ Success: 'va' }),
      va: set('first', 'q'),
      b: echo({ Success: 'vb' }),
      vb: set('second', 'q'),
      q: echo({ Success: 'm' }),
    });
    const answered = (branch: string, n: number): Parameters<Room['answer']>[] => [
      [branch === '0.0' ? 'a' : 'b', branch, {}, { ...changed({ points: n }), finishedAt: startedAt + 90 - n }],
      ['q', branch, { output: { n } }],
    ];
    const expected = [{ x: 'second' }, { points: 2 }, ['vip'], 2];
    expect(seen(workflow, ...answered('0.0', 1), ...answered('0.1', 2))).toEqual(expected);
    expect(seen(workflow, ...answered('0.1', 2), ...answered('0.0', 1))).toEqual(expected);
  });

  it('is measured against what was there when those branches became several, also within another Split', () => {
    const workflow = workflowOf({
      x: set('before', 's'),
      s: split('v', 'b'),
      v: set('within', 't'),
      t: split('c', 'd'),
      c: set('deep', 'm'),
      d: echo({ Success: 'm' }),
      b: echo({ Success: 'm' }),
      m: merge('u'),
      u: split('e', 'f'),
      e: set('last', 'n'),
      f: echo({ Success: 'n' }, { text: '{{ variables.x }}' }),
      n: merge('z'),
      z: shown,
    });
    const room = new Room(workflow);
    room.take(start(workflow));
    for (const node of ['d', 'b']) room.answer(node);
    expect(room.all.at(-1)?.commands[0]?.command.input).toEqual({ text: 'deep' });
    room.answer('f');
    expect(room.all.at(-1)?.commands[0]?.command.input).toMatchObject({ any: [{ x: 'last' }, {}, ['vip'], null] });
  });

  it('is all of it, where nobody kept what was there before', () => {
    const room = new Room(joined());
    room.take(start(room.workflow, {}, contactOf({ points: 1 })));
    for (const facts of room.facts.values()) for (const fact of facts) if (fact.kind === 'opened') delete fact.before;
    for (const node of ['a', 'b']) room.answer(node, undefined, {}, changed({ [node]: true }));
    expect(room.all.at(-1)?.commands[0]?.command.input['any']).toMatchObject([{}, { a: true, b: true }, ['vip'], null]);
  });
});
