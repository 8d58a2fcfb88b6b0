// real: nats-server, a service on it. fake: nothing
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streams, subjects, type TriggerName } from '@fanfare/contracts';
import { EventLog, joinFrames, type LoggedEvent } from '../src/index.js';
import { Bench } from './bench.js';

let bench: Bench;
let log: EventLog;
beforeAll(async () => {
  bench = await Bench.open();
  log = (await bench.serve({})).app.get(EventLog);
});
afterAll(() => bench.close());

const line = (workspaceId: string, type: TriggerName, id: string) =>
  JSON.stringify({ id, type, workspaceId, occurredAt: '2026-11-01T10:00:00Z', acceptedAt: 1, data: {} });

/** Stores messages, each of some events, and tells when: the server's own word. */
async function store(workspace: string, type: TriggerName, ...messages: string[][]): Promise<number[]> {
  const at: number[] = [];
  for (const ids of messages) {
    const payload = joinFrames(ids.map((id) => line(workspace, type, id)));
    const { seq } = await bench.js.publish(subjects.event(workspace, type), payload);
    const stored = await bench.jsm.streams.getMessage(streams.events.name, { seq });
    at.push(stored?.time.getTime() ?? 0);
  }
  return at;
}

async function ids(events: AsyncIterable<LoggedEvent>, limit = Infinity): Promise<string[]> {
  const found: string[] = [];
  for await (const { event } of events) {
    found.push(event.id);
    if (found.length >= limit) break;
  }
  return found;
}

const forever = Number.MAX_SAFE_INTEGER;

describe('the events of a workspace', () => {
  it('come in the order in which they were stored, those of shared messages too, and of nobody else', async () => {
    await store('one', 'Card.Completed', ['a', 'b'], ['c']);
    await store('other', 'Card.Completed', ['x']);
    await store('one', 'Form.Received', ['d', 'e']);
    expect(await ids(log.since('one', null, 0, forever))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await ids(log.since('one', 'Form.Received', 0, forever))).toEqual(['d', 'e']);
    expect(await ids(log.since('nobody', null, 0, forever))).toEqual([]);
  });

  it('are told with the instant at which the server stored them', async () => {
    const [at] = await store('when', 'Card.Completed', ['a', 'b']);
    const found: number[] = [];
    for await (const { storedAt } of log.since('when', null, 0, forever)) found.push(storedAt);
    expect(found).toEqual([at, at]);
  });

  it('are those of a time: its first instant counts, its last does not', async () => {
    const messages = Array.from({ length: 12 }, (_, i) => [`t${i}`]);
    const at = await store('window', 'Card.Completed', ...messages);
    const [from = 0, to = 0] = [at[3], at[9]];
    const within = messages.flat().filter((_, i) => (at[i] ?? 0) >= from && (at[i] ?? 0) < to);
    expect(await ids(log.since('window', null, from, to))).toEqual(within);
  });

  it('can be read newest first, however many and however thinly spread they are', async () => {
    const of = (who: string, n: number) => Array.from({ length: n }, (_, i) => [`${who}${i}`]);
    await store('rare', 'Card.Completed', ['r0', 'r1']);
    await store('busy', 'Card.Completed', ...of('b', 900));
    await store('rare', 'Card.Completed', ...of('s', 300));
    await store('busy', 'Card.Completed', ...of('c', 5));
    expect(await ids(log.newestFirst('rare', null))).toEqual([...of('s', 300).flat().reverse(), 'r1', 'r0']);
    const busy = await ids(log.newestFirst('busy', 'Card.Completed'));
    expect(busy).toEqual([...of('b', 900), ...of('c', 5)].flat().reverse());
    expect(await ids(log.newestFirst('busy', null), 3)).toEqual(['c4', 'c3', 'c2']);
  });

  it('that cannot be read hide none of their neighbours', async () => {
    const lines = [
      line('broken', 'Card.Completed', 'a'),
      '{"id":',
      '{"id":"n"}',
      line('broken', 'Card.Completed', 'b'),
    ];
    await bench.js.publish(subjects.event('broken', 'Card.Completed'), joinFrames(lines));
    expect(await ids(log.since('broken', null, 0, forever))).toEqual(['a', 'b']);
  });

  it('stay where they are, and no reader is left behind', async () => {
    await store('left', 'Card.Completed', ['a'], ['b']);
    const before = (await bench.jsm.streams.info(streams.events.name)).state;
    await ids(log.since('left', null, 0, forever), 1);
    await ids(log.newestFirst('left', null), 1);
    const { state } = await bench.jsm.streams.info(streams.events.name);
    expect([state.messages, state.consumer_count]).toEqual([before.messages, 0]);
  });
});
