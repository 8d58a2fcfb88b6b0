// real: nats-server, a service on it. fake: nothing
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AckPolicy } from '@nats-io/jetstream';
import { streams, subjects, type StoredEvent, type TriggerName } from '@fanfare/contracts';
import { EventEraser, EventLog, joinFrames, StreamEraser, type LoggedEvent } from '../src/index.js';
import { Bench } from './bench.js';

let bench: Bench;
let log: EventLog;
let eraser: EventEraser;
beforeAll(async () => {
  bench = await Bench.open();
  const { app } = await bench.serve({ providers: [EventEraser, StreamEraser], exports: [EventEraser] });
  log = app.get(EventLog);
  eraser = app.get(EventEraser);
});
afterAll(() => bench.close());

const line = (workspaceId: string, type: TriggerName, id: string) =>
  JSON.stringify({ id, type, workspaceId, contactId: id.split('-')[0], occurredAt: '2026-11-01T10:00:00Z', acceptedAt: 1, data: {} }); // prettier-ignore
const { name } = streams.events;

/** Stores a message of events, each named after its contact. */
async function store(workspace: string, type: TriggerName, ...ids: string[]): Promise<number> {
  const payload = joinFrames(ids.map((id) => line(workspace, type, id)));
  return (await bench.js.publish(subjects.event(workspace, type), payload)).seq;
}

const of = (contact: string) => (event: StoredEvent) => event.contactId === contact;

async function told(events: AsyncIterable<LoggedEvent>): Promise<{ ids: string[]; at: number[] }> {
  const [ids, at]: [string[], number[]] = [[], []];
  for await (const { event, storedAt } of events) {
    ids.push(event.id);
    at.push(storedAt);
  }
  return { ids, at };
}

const all = (workspace: string, type: TriggerName | null = null) =>
  told(log.since(workspace, type, 0, Number.MAX_SAFE_INTEGER));

/** Everything that the stream holds, as text. */
async function everything(): Promise<string> {
  const { state } = await bench.jsm.streams.info(name);
  const texts: string[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
    texts.push((await bench.jsm.streams.getMessage(name, { seq }))?.string() ?? '');
  }
  return texts.join('\n');
}

describe('events of a contact that are erased', () => {
  it('are gone; their neighbours are told as before, with the instants and in the order that they had', async () => {
    await store('one', 'Card.Completed', 'ann-1', 'bob-1');
    await store('one', 'Card.Completed', 'bob-2');
    await store('one', 'Form.Received', 'bob-3', 'ann-2', 'cid-1');
    await store('one', 'Card.Completed', 'ann-3');
    await store('other', 'Card.Completed', 'ann-9');
    const before = await all('one');
    expect(await eraser.erase('one', of('ann'))).toEqual({ events: 3, waiting: 0 });
    const kept = ['bob-1', 'bob-2', 'bob-3', 'cid-1'];
    const after = await all('one');
    expect(after.ids).toEqual(kept);
    expect(after.at).toEqual(kept.map((id) => before.at[before.ids.indexOf(id)]));
    expect((await all('one', 'Form.Received')).ids).toEqual(['bob-3', 'cid-1']);
    expect((await told(log.newestFirst('one', null))).ids).toEqual([...kept].reverse());
    expect(await everything()).not.toMatch(/"ann-[123]"/);
    expect((await all('other')).ids).toEqual(['ann-9']);
  });

  it('are erased from what was kept when somebody else was', async () => {
    await store('two', 'Card.Completed', 'ann-1', 'bob-1', 'cid-1');
    await eraser.erase('two', of('ann'));
    expect(await eraser.erase('two', of('bob'))).toEqual({ events: 1, waiting: 0 });
    expect((await all('two')).ids).toEqual(['cid-1']);
    expect(await eraser.erase('two', of('bob'))).toEqual({ events: 0, waiting: 0 });
  });

  it('that somebody died over are told once, and erased the next time', async () => {
    const seq = await store('died', 'Card.Completed', 'ann-1', 'bob-1');
    const { data } = (await bench.jsm.streams.getMessage(name, { seq })) ?? {};
    await eraser.erase('died', of('ann'));
    const kept = await bench.jsm.streams.getMessage(name, { last_by_subj: subjects.keptEvent('died', 'Card.Completed') }); // prettier-ignore
    // As a kill between the two leaves it: the one that is kept is there, and so is the message that it is of.
    await bench.js.publish(subjects.keptEvent('died', 'Card.Completed'), data ?? '', { headers: kept!.header }); // prettier-ignore
    expect((await all('died')).ids.filter((id) => id === 'bob-1')).toHaveLength(1);
    await eraser.erase('died', of('ann'));
    expect((await all('died')).ids).toEqual(['bob-1']);
  });

  it('wait until everybody who handles events has handled them', async () => {
    await bench.jsm.consumers.add(name, {
      durable_name: 'slow',
      ack_policy: AckPolicy.Explicit,
      filter_subject: 'events.>',
    });
    await store('slow', 'Card.Completed', 'ann-1', 'bob-1');
    expect(await eraser.erase('slow', of('ann'))).toEqual({ events: 0, waiting: 1 });
    expect((await all('slow')).ids).toEqual(['ann-1', 'bob-1']);
    const consumer = await bench.js.consumers.get(name, 'slow');
    const { state } = await bench.jsm.streams.info(name, { subjects_filter: 'events.>' });
    const ahead = Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
    for await (const message of await consumer.fetch({ max_messages: ahead, expires: 2_000 })) await message.ackAck();
    expect(await eraser.erase('slow', of('ann'))).toEqual({ events: 1, waiting: 0 });
    expect((await consumer.info()).num_pending).toBe(0);
    await bench.jsm.consumers.delete(name, 'slow');
  });

  it('what is kept goes when the message would have gone', async () => {
    await store('brief', 'Card.Completed', 'ann-1', 'bob-1');
    await eraser.erase('brief', of('ann'));
    const kept = await bench.jsm.streams.getMessage(name, { last_by_subj: subjects.keptEvent('brief', 'Card.Completed') }); // prettier-ignore
    const ttl = Number(kept?.header.get('Nats-TTL').replace('s', ''));
    expect(ttl * 1_000).toBeGreaterThan(streams.events.maxAgeMs - 60_000);
    expect(ttl * 1_000).toBeLessThanOrEqual(streams.events.maxAgeMs);
  });
});
