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

  it('is created by one of many, and replaced by one of those who saw it', async () => {
    const created = await Promise.all([1, 2, 3].map((n) => values.create('one', 'race', { n })));
    expect(created.filter((revision) => revision !== false)).toHaveLength(1);
    const { revision = 0 } = (await values.entry('one', 'race', schema)) ?? {};
    const replaced = await Promise.all([4, 5, 6].map((n) => values.update('one', 'race', { n }, revision)));
    expect(replaced.filter((one) => one !== false)).toHaveLength(1);
    expect(await values.deleteRevision('one', 'race', revision)).toBe(false);
    const now = (await values.entry('one', 'race', schema))?.revision ?? 0;
    expect(await values.deleteRevision('one', 'race', now)).toBe(true);
    expect(await values.create('one', 'race', { n: 7 })).toEqual(expect.any(Number));
    expect(await values.keys('one', '')).toEqual(['race']);
    await values.delete('one', 'race');
  });

  it('keeps the changes of all who change it at once, and is changed only where there is one', async () => {
    const add = () => values.change('one', 'sum', schema, ({ n }) => ({ n: n + 1 }));
    expect(await add()).toBeNull();
    await values.put('one', 'sum', { n: 0 });
    const changed = await Promise.all(Array.from({ length: 8 }, add));
    expect(changed.map((one) => one?.value.n).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await values.entry('one', 'sum', schema)).toEqual(changed.find((one) => one?.value.n === 8));
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
