import { describe, expect, it } from '@jest/globals';
import { maxBytesPerMessage } from '@fanfare/contracts';
import { GatheringPublisher } from './gathering-publisher.js';

/** A publisher whose store keeps what it is given, and answers when told to. */
function aPublisher() {
  const payloads: string[] = [];
  const { promise: answer, resolve: release } = Promise.withResolvers<void>();
  const publisher = new GatheringPublisher(async (_subject, payload) => {
    payloads.push(payload);
    await answer;
  });
  return { publisher, payloads, release };
}

describe('the gathering publisher', () => {
  it('sends the first item at once and gathers the others while it is in flight', async () => {
    const { publisher, payloads, release } = aPublisher();
    const all = [publisher.publish('s', '1')];
    await Promise.resolve();
    all.push(publisher.publish('s', '2'), publisher.publish('s', '3'));
    release();
    await Promise.all(all);
    expect(payloads).toEqual(['1', '2\n3']);
  });

  it('keeps a message below the limit in bytes, whatever the script', async () => {
    const { publisher, payloads, release } = aPublisher();
    const line = JSON.stringify('漢'.repeat(80_000));
    release();
    await Promise.all(Array.from({ length: 8 }, () => publisher.publish('s', line)));
    expect(payloads.map((payload) => Buffer.byteLength(payload) <= maxBytesPerMessage)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});
