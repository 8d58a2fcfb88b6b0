import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import type { Pulled } from './pulled.js';
import { UntilDue } from './until-due.js';

const left: { name: string; early: boolean }[] = [];
const again: string[] = [];
const message = (name: string, inMs: number) =>
  ({ name, dueAt: Date.now() + inMs, again: () => again.push(name) }) as unknown as Pulled;
const nameOf = (pulled: Pulled) => (pulled as unknown as { name: string }).name;
const names = () => left.map(({ name }) => name);

describe('messages that came ahead of their time', () => {
  beforeEach(() => {
    left.length = 0;
    again.length = 0;
  });
  const holding = (leave = async () => Promise.resolve()) =>
    new UntilDue(async (pulled) => {
      left.push({ name: nameOf(pulled), early: pulled.dueAt > Date.now() });
      await leave();
    });

  it('leave when it has come, the earliest first, in whatever order they came', async () => {
    const held = holding();
    for (const [name, inMs] of [['b', 60], ['d', 90], ['a', 30], ['c', 60]] as const) held.hold(message(name, inMs)); // prettier-ignore
    await eventually(() => expect(names()).toEqual(['a', 'b', 'c', 'd']));
    expect(left.filter(({ early }) => early)).toEqual([]);
  });

  it('leave one by one, as fast as whoever takes them allows, also those that come meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    const held = holding(() => gate.promise);
    held.hold(message('a', 5));
    held.hold(message('b', 10));
    await eventually(() => expect(names()).toEqual(['a']));
    held.hold(message('first of all', -10_000));
    gate.resolve();
    await eventually(() => expect(names()).toEqual(['a', 'first of all', 'b']));
    held.hold(message('c', 5));
    await eventually(() => expect(names()).toHaveLength(4));
  });

  it('are given back when the service stops', () => {
    const held = holding();
    held.hold(message('a', 60_000));
    held.hold(message('b', 60_000));
    expect([...held].map(nameOf)).toEqual(['a', 'b']);
    held.stop();
    expect(again).toEqual(['a', 'b']);
    expect([...held]).toEqual([]);
  });
});
