import { describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { maxBytesPerMessage, maxItemsPerMessage } from '@fanfare/contracts';
import fc from 'fast-check';
import { GatheringPublisher } from './gathering-publisher.js';

interface Sent {
  subject: string;
  payload: string;
  stored(): void;
  failed(): void;
}

/** A publisher whose store notes what it is given and answers each message when the test says so. */
function aPublisher() {
  const sent: Sent[] = [];
  const publisher = new GatheringPublisher((subject, payload) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    sent.push({ subject, payload, stored: () => resolve(), failed: () => reject(new Error('timeout')) });
    return promise;
  });
  return { publisher, sent, payloads: () => sent.map(({ payload }) => payload) };
}

/** A turn of the event loop: whatever can happen without the store's answer has happened. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function storeAll(sent: Sent[]): Promise<void> {
  for (let i = 0; i < sent.length; i++) {
    sent[i]?.stored();
    await settle();
  }
}

describe('the gathering publisher', () => {
  it('sends an item at once, alone, when it is idle', async () => {
    const { publisher, sent, payloads } = aPublisher();
    for (const line of ['1', '2']) {
      const stored = publisher.publish('s', line);
      await settle();
      sent.at(-1)?.stored();
      await stored;
    }
    expect(payloads()).toEqual(['1', '2']);
  });

  it('sends together, in order, what is published while a message is in flight', async () => {
    const { publisher, sent, payloads } = aPublisher();
    void publisher.publish('s', '1');
    await settle();
    for (const line of ['2', '3']) {
      void publisher.publish('s', line);
      await settle();
    }
    expect(payloads()).toEqual(['1']);
    await storeAll(sent);
    expect(payloads()).toEqual(['1', '2\n3']);
  });

  it('does not let one subject wait for another', async () => {
    const { publisher, sent } = aPublisher();
    void publisher.publish('a', '1');
    void publisher.publish('b', '2');
    await settle();
    expect(sent.map(({ subject, payload }) => [subject, payload])).toEqual([['a', '1'], ['b', '2']]); // prettier-ignore
  });

  it('puts no more items into a message than it may', async () => {
    const { publisher, sent } = aPublisher();
    for (let i = 0; i < 2 * maxItemsPerMessage + 50; i++) void publisher.publish('s', String(i));
    await settle();
    await storeAll(sent);
    expect(sent.map(({ payload }) => payload.split('\n').length)).toEqual([maxItemsPerMessage, maxItemsPerMessage, 50]);
  });

  it('keeps a message below the limit in bytes, whatever the script', async () => {
    const { publisher, sent } = aPublisher();
    const line = JSON.stringify('漢'.repeat(80_000));
    for (let i = 0; i < 8; i++) void publisher.publish('s', line);
    await settle();
    await storeAll(sent);
    expect(sent).toHaveLength(4);
    for (const { payload } of sent) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(maxBytesPerMessage);
  });

  it('rejects the items of a failed message as weather, and no others', async () => {
    const { publisher, sent } = aPublisher();
    const first = publisher.publish('s', '1');
    await settle();
    const others = [publisher.publish('s', '2'), publisher.publish('s', '3')];
    sent[0]?.failed();
    await settle();
    sent[1]?.stored();
    await expect(first).rejects.toMatchObject({ name: 'Unavailable', cause: new Error('timeout') });
    await Promise.all(others);
  });

  it('lets an item that may leave soon travel with the next that leaves now', async () => {
    const { publisher, sent } = aPublisher();
    void publisher.publish('s', 'history', 'soon');
    await settle();
    expect(sent).toHaveLength(0);
    void publisher.publish('s', 'end', 'now');
    await settle();
    expect(sent.map(({ payload }) => payload)).toEqual(['history\nend']);
  });

  it('sends an item that may leave soon by itself when no other comes, or when it must drain', async () => {
    const { publisher, sent } = aPublisher();
    void publisher.publish('s', 'alone', 'soon');
    await eventually(() => expect(sent).toHaveLength(1));
    void publisher.publish('t', 'last', 'soon');
    void publisher.drain();
    await settle();
    expect(sent.map(({ payload }) => payload)).toEqual(['alone', 'last']);
  });

  it('drains: resolves when everything published is stored or has failed, and not before', async () => {
    const { publisher, sent } = aPublisher();
    for (let i = 0; i <= maxItemsPerMessage; i++) void publisher.publish('s', String(i));
    let drained = false;
    const draining = publisher.drain().then(() => (drained = true));
    await settle();
    sent[0]?.failed();
    await settle();
    expect(drained).toBe(false);
    sent[1]?.stored();
    await draining;
  });

  it('stores every item once, in order per subject, however publishes and answers interleave', async () => {
    const doing = fc.array(fc.oneof(fc.constantFrom('a', 'b'), fc.constant('answer')), { maxLength: 300 });
    await fc.assert(fc.asyncProperty(doing, fc.infiniteStream(fc.boolean()), everyItemOnce), { numRuns: 60 });
  });
});

async function everyItemOnce(doing: string[], turns: Iterator<boolean>): Promise<void> {
  const { publisher, sent } = aPublisher();
  const published: Record<string, string[]> = { a: [], b: [] };
  let answered = 0;
  for (const [i, what] of doing.entries()) {
    if (what === 'answer') sent[answered++]?.stored();
    else {
      published[what]?.push(String(i));
      void publisher.publish(what, String(i));
    }
    if (turns.next().value) await settle();
  }
  await settle();
  await storeAll(sent);
  await publisher.drain();
  const storedOn = (name: string) =>
    sent.filter(({ subject }) => subject === name).flatMap(({ payload }) => payload.split('\n'));
  expect({ a: storedOn('a'), b: storedOn('b') }).toEqual(published);
}
