// real: nats-server, killed and restarted, a service on it. fake: nothing
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Log } from '@fanfare/chassis';
import { eventually } from '@fanfare/servers';
import { z } from 'zod';
import { KeyValue } from '../src/index.js';
import { Bench } from './bench.js';

const schema = z.object({ n: z.number() });
const logged: object[] = [];
let bench: Bench;
let values: KeyValue;
beforeAll(async () => {
  bench = await Bench.open();
  const { app } = await bench.serve({});
  app.get(Log).error = (fields) => void logged.push(fields);
  values = app.get(KeyValue);
});
afterAll(() => bench.close());

async function watching(bucket: string, prefix = '') {
  const told: unknown[] = [];
  await values.watch(bucket, prefix, schema, ({ key, value }) => told.push([key, value?.n ?? null]));
  return told;
}

describe('a value', () => {
  it('is what was put, and null before and after', async () => {
    const read = () => values.get('one', 'a.b', schema);
    expect(await read()).toBeNull();
    await values.put('one', 'a.b', { n: 1 });
    expect(await read()).toEqual({ n: 1 });
    await values.delete('one', 'a.b');
    expect(await read()).toBeNull();
  });

  it('that breaks the schema is an error that names its place, not its content', async () => {
    await values.put('one', 'bad', { n: 'secret' });
    await expect(values.get('one', 'bad', schema)).rejects.toThrow(/^one\/bad is not readable: n: (?!.*secret)/);
  });
});

describe('a watch', () => {
  it('tells all that exists before it resolves, then every change in order', async () => {
    for (let n = 0; n < 50; n++) await values.put('many', `k${n}`, { n });
    await values.delete('many', 'k7');
    const told = await watching('many');
    expect(told.filter((entry) => (entry as unknown[])[1] !== null)).toHaveLength(49);
    told.splice(0);
    await values.put('many', 'k1', { n: 100 });
    await values.delete('many', 'k2');
    await eventually(() => expect(told).toEqual([['k1', 100], ['k2', null]])); // prettier-ignore
  });

  it('of an empty bucket resolves, and tells what comes', async () => {
    const told = await watching('empty');
    await values.put('empty', 'k', { n: 1 });
    await eventually(() => expect(told).toEqual([['k', 1]]));
  });

  it('of a prefix tells of nothing else', async () => {
    await values.put('prefixes', 'x.1', { n: 1 });
    const told = await watching('prefixes', 'y');
    await values.put('prefixes', 'x.2', { n: 2 });
    await values.put('prefixes', 'y.3', { n: 3 });
    await eventually(() => expect(told).toEqual([['y.3', 3]]));
  });

  it('skips and logs an entry that it cannot read', async () => {
    await values.put('unreadable', 'a', { n: 'one' });
    await values.put('unreadable', 'b', { n: 2 });
    expect(await watching('unreadable')).toEqual([['b', 2]]);
    expect(logged).toContainEqual({ bucket: 'unreadable', key: 'a', reason: expect.stringMatching(/^n: /) });
  });

  it('goes on when its listener throws', async () => {
    const told: string[] = [];
    await values.put('throws', 'a', { n: 1 });
    await values.watch('throws', '', schema, ({ key }) => {
      told.push(key);
      if (key === 'a') throw new Error('listener has a bug');
    });
    await values.put('throws', 'b', { n: 2 });
    await eventually(() => expect(told).toEqual(['a', 'b']));
    expect(logged).toContainEqual(expect.objectContaining({ bucket: 'throws', key: 'a' }));
  });

  it('goes on after a SIGKILL of nats-server', async () => {
    const told = await watching('crash');
    await bench.server.kill();
    await bench.server.restart();
    await eventually(() => values.put('crash', 'k', { n: 1 }));
    await eventually(() => expect(told).toContainEqual(['k', 1]));
  });
});
