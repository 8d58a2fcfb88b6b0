// real: whatever MongoDB this machine gives, and the driver. fake: nothing
import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo, type RunningServer } from '../src/index.js';
import { isAlive } from './is-alive.js';

interface Contact {
  _id: string;
  email: string;
  points: number;
}

let server: RunningServer;
let client: mongo.MongoClient;
const contacts = () => client.db('fanfare').collection<Contact>('contacts');

beforeAll(async () => {
  server = await startMongo({ dir: await mkdtemp(join(tmpdir(), 'fanfare-mongo-')), allowGiven: false });
  client = new mongo.MongoClient(server.url);
  await contacts().createIndex({ email: 1 }, { unique: true });
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

const contact = (n: number): Contact => ({ _id: `c${n}`, email: `c${n}@example.com`, points: n });

describe('startMongo', () => {
  it('gives a server new enough for the current driver', async () => {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(5);
  });

  it('writes in bulk and finds by many ids', async () => {
    const ids = Array.from({ length: 100 }, (_, n) => `b${n}`);
    await contacts().bulkWrite(
      ids.map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { email: _id, points: 1 } }, upsert: true } })),
    );
    await contacts().bulkWrite(ids.map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { points: 1 } } } })));

    const found = await contacts()
      .find({ _id: { $in: ids } })
      .toArray();

    expect(found.map(({ points }) => points)).toEqual(ids.map(() => 2));
  });

  it('gives pages between two ids in the order of ids, with what else is asked for, and the rest behind a cursor', async () => {
    const pages = client.db('fanfare').collection<{ _id: string; even: boolean }>('pages');
    const ids = ['a/~', 'a/10', 'a/9', 'a/é', 'a/Z', 'a/a', 'a/', 'a', 'b/1', 'a0', 'a/\uffff'];
    await pages.insertMany(ids.map((_id, i) => ({ _id, even: i % 2 === 0 })));
    const inside = ids.filter((id) => id > 'a/' && id < 'a0').sort();
    const find = (range: object, more: object = {}) => pages.find({ _id: range, ...more }).sort({ _id: 1 });
    const idsOf = async (found: ReturnType<typeof find>) => (await found.toArray()).map(({ _id }) => _id);
    expect(await idsOf(find({ $gt: 'a/', $lt: 'a0' }))).toEqual(inside);
    expect(await idsOf(find({ $gt: 'a/', $lt: 'a0' }).batchSize(2))).toEqual(inside);
    expect(await idsOf(find({ $gt: inside[1], $lt: 'a0' }).limit(3))).toEqual(inside.slice(2, 5));
    expect(await idsOf(find({ $gte: 'a/', $lte: 'a0' }).skip(1).limit(1))).toEqual(inside.slice(0, 1));
    const even = inside.filter((id) => ids.indexOf(id) % 2 === 0);
    expect(await idsOf(find({ $gt: 'a/', $lt: 'a0' }, { even: true }))).toEqual(even);
  });

  it('gives a document as it was at one moment, also while others change it', async () => {
    const wide = client.db('fanfare').collection<Record<string, unknown>>('wide');
    const all = (n: number) => Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}`, `${n}`.repeat(20)]));
    await wide.insertOne({ _id: 'one' as never, ...all(0) });
    let isOver = false;
    const writing = (async () => {
      for (let n = 1; n < 600; n++) {
        await wide.updateOne({ _id: 'one' as never }, { $set: all(n % 10) });
        await wide.findOneAndUpdate({ _id: 'one' as never }, { $set: all((n + 5) % 10) });
      }
      isOver = true;
    })();
    const torn = new Set<string>();
    const reading = async () => {
      while (!isOver) {
        const { _id, ...fields } = (await wide.findOne({ _id: 'one' as never })) ?? {};
        const values = new Set(Object.values(fields));
        if (values.size !== 1) torn.add([...values].join());
      }
    };
    await Promise.all([writing, reading(), reading(), reading(), reading()]);
    expect([...torn]).toEqual([]);
  });

  it('holds a guarded update to its guard, found by the id alone', async () => {
    await contacts().insertOne({ _id: 'guarded', email: 'guarded', points: 5 });
    const spend = (points: number) =>
      contacts().updateOne({ _id: 'guarded', points: { $gte: points } }, { $inc: { points: -points } });

    expect([(await spend(3)).modifiedCount, (await spend(3)).modifiedCount]).toEqual([1, 0]);
    expect(await contacts().findOne({ _id: 'guarded', email: 'other' })).toBeNull();
  });

  it('keeps every write it acknowledged, and its unique index, through a crash at any moment', async () => {
    const acknowledged: number[] = [];
    const writing = (async () => {
      for (let n = 0; ; n++) {
        await contacts().insertOne(contact(n));
        acknowledged.push(n);
      }
      // The kill ends it, as it should.
    })().catch(() => undefined);
    while (acknowledged.length < 300) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.kill();
    await client.close();
    await writing;
    await server.restart();
    client = new mongo.MongoClient(server.url);

    const stored = await contacts().countDocuments({ _id: { $in: acknowledged.map((n) => `c${n}`) } });
    expect(stored).toBe(acknowledged.length);
    await expect(contacts().insertOne({ ...contact(0), _id: 'other' })).rejects.toMatchObject({ code: 11000 });
  });

  it('leaves no process when it is stopped', async () => {
    const { pid } = server;
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    await server.restart();
    expect(await contacts().countDocuments()).toBeGreaterThan(0);
  });
});
