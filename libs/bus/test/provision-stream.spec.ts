// real: nats-server. fake: nothing
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streams, type StreamSpec } from '@fanfare/contracts';
import { Bus, provisionStream } from '../src/index.js';
import { Bench } from './bench.js';

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

const aStream = (name: string, given: Partial<StreamSpec> = {}): StreamSpec => ({
  name,
  subjects: [`${name}.>`],
  retention: 'workqueue',
  discard: 'new',
  maxBytes: 1024 * 1024,
  maxAgeMs: 0,
  ...given,
});

describe('provisioning a stream', () => {
  it('twice changes nothing', async () => {
    await provisionStream(bench.jsm, aStream('twice'), 1);
    await bench.js.publish('twice.x', 'kept');
    const before = await bench.jsm.streams.info('twice');
    await provisionStream(bench.jsm, aStream('twice'), 1);
    const after = await bench.jsm.streams.info('twice');
    expect([after.config, after.state, after.created]).toEqual([before.config, before.state, before.created]);
  });

  it('from many services at once makes one', async () => {
    await Promise.all(Array.from({ length: 10 }, () => provisionStream(bench.jsm, aStream('many'), 1)));
    expect((await bench.jsm.streams.info('many')).config.subjects).toEqual(['many.>']);
  });

  it('again with other limits updates them and keeps what is stored', async () => {
    await provisionStream(bench.jsm, aStream('limits'), 1);
    await bench.js.publish('limits.x', 'kept');
    await provisionStream(
      bench.jsm,
      aStream('limits', { maxBytes: 2048, maxAgeMs: 60_000, subjects: ['limits.>', 'l.>'] }),
      1,
    );
    const { config, state } = await bench.jsm.streams.info('limits');
    expect(config).toMatchObject({ max_bytes: 2048, max_age: 60_000_000_000, subjects: ['limits.>', 'l.>'] });
    expect(state.messages).toBe(1);
  });

  it('again needs no room for a second one', async () => {
    const large = aStream('large', { maxBytes: 17 * 1024 ** 3 });
    await provisionStream(bench.jsm, large, 1);
    await provisionStream(bench.jsm, large, 1);
    await bench.jsm.streams.delete('large');
  });

  it.each(Object.values(streams))('makes $name as declared', async (spec) => {
    await provisionStream(bench.jsm, spec, 1);
    await provisionStream(bench.jsm, spec, 1);
    const { config } = await bench.jsm.streams.info(spec.name);
    expect(config).toMatchObject({ retention: spec.retention, discard: spec.discard, max_bytes: spec.maxBytes });
  });
});

it('a full stream refuses with StreamFull, and takes messages again when some are gone', async () => {
  const bus = (await bench.serve({})).app.get(Bus);
  await provisionStream(bench.jsm, aStream('tiny', { maxBytes: 2_000 }), 1);
  const publish = () => bus.publish('tiny.x', { head: JSON.stringify('x'.repeat(1_000)) });
  await publish();
  await expect(publish()).rejects.toMatchObject({ name: 'StreamFull', subject: 'tiny.x' });
  await bench.jsm.streams.purge('tiny');
  await publish();
});
