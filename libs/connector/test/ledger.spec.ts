// real: MongoDB. fake: the clock
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServers, type TestServers } from '@fanfare/testing';
import mongoose, { type Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { LedgerStore } from '../src/ledger.store.js';

let servers: TestServers;
let connection: Connection;
let ledger: LedgerStore;
beforeAll(async () => {
  servers = await startTestServers();
  connection = await mongoose.createConnection(servers.mongo.url, { dbName: 'ledger_spec' }).asPromise();
  ledger = new LedgerStore(connection);
});
afterAll(async () => {
  await connection.close();
  await servers.stop();
});

const steps = (count: number) => Array.from({ length: count }, () => `${randomUUID()}/0/n/0`);
const outcome = (answer: string) => ({ exit: 'Success', output: { answer } });
const states = async (ids: string[], now: number) => (await ledger.claim(ids, now, 1_000)).map(({ state }) => state);

describe('the ledger', () => {
  it('gives each step to one of many who claim it at once', async () => {
    const ids = steps(50);
    const all = await Promise.all(Array.from({ length: 8 }, () => states(ids, 0)));
    for (const i of ids.keys()) {
      expect(all.map((mine) => mine[i]).toSorted()).toEqual([...Array<string>(7).fill('live'), 'mine']);
    }
  });

  it('says of a claim whether it is live or expired, and of a recorded step what came of it', async () => {
    const [live = '', expired = '', done = ''] = steps(3);
    await ledger.claim([expired], 0, 1_000);
    await ledger.claim([live, done], 500, 1_000);
    await ledger.record([{ stepId: done, outcome: outcome('yes') }], 600);
    expect(await ledger.claim([live, expired, done], 1_000, 1_000)).toEqual([
      { state: 'live', until: 1_500 },
      { state: 'expired', until: 1_000 },
      { state: 'done', outcome: outcome('yes') },
    ]);
  });

  it('lets one of many take over an expired claim', async () => {
    const [id = ''] = steps(1);
    await ledger.claim([id], 0, 1_000);
    const won = await Promise.all(Array.from({ length: 8 }, () => ledger.takeOver(id, 1_000, 2_000, 1_000)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('keeps the first of many outcomes recorded at once, and tells everybody that one', async () => {
    const [id = ''] = steps(1);
    const told = await Promise.all(
      ['a', 'b', 'c', 'd'].map((answer) => ledger.record([{ stepId: id, outcome: outcome(answer) }], 0)),
    );
    const [claim] = await ledger.claim([id], 0, 1_000);
    for (const [mine] of told) expect({ state: 'done', outcome: mine }).toEqual(claim);
  });

  it('frees a released claim, ends an expired one, and does neither to a recorded step', async () => {
    const ids = steps(3);
    const [released = '', ended = '', done = ''] = ids;
    await ledger.claim(ids, 0, 1_000);
    await ledger.record([{ stepId: done, outcome: outcome('yes') }], 0);
    await ledger.release([released, done]);
    await ledger.expire([ended, done], 10);
    expect(await states(ids, 10)).toEqual(['mine', 'expired', 'done']);
  });

  it('forgets outcomes that were recorded long ago, and no claim that is still open', async () => {
    await ledger.prepare();
    const [old = '', fresh = '', open = ''] = steps(3);
    await ledger.record([{ stepId: old, outcome: outcome('old') }], 1_000);
    await ledger.record([{ stepId: fresh, outcome: outcome('fresh') }], 9_000);
    await ledger.claim([open], 1_000, 1_000);
    expect(await ledger.sweep(5_000)).toBeGreaterThanOrEqual(1);
    expect(await states([old, fresh, open], 10_000)).toEqual(['mine', 'done', 'expired']);
  });

  it('forgets what came of the steps of a run, but not that they were done; of other runs nothing', async () => {
    const [run, other] = [randomUUID(), randomUUID()];
    const [done, failed, neighbour] = [`${run}/0/a/0`, `${run}/0/b/0`, `${other}/0/a/0`];
    const error = { code: 'Refused', message: 'ada@example.com is wrong', retryable: false, details: 'ada' };
    const failure = { exit: 'Failure', output: { to: 'ada' }, error };
    await ledger.record([done, neighbour].map((stepId) => ({ stepId, outcome: outcome('ada') })), 0); // prettier-ignore
    await ledger.record([{ stepId: failed, outcome: failure }], 0);
    expect([await ledger.forget([run]), await ledger.forget([run])]).toEqual([2, 0]);
    expect(await ledger.claim([done, failed, neighbour], 0, 1_000)).toEqual([
      { state: 'done', outcome: { exit: 'Success', output: {} } },
      { state: 'done', outcome: { exit: 'Failure', output: {}, error: { code: 'Refused', message: 'Its contact was deleted.', retryable: false } } }, // prettier-ignore
      { state: 'done', outcome: outcome('ada') },
    ]);
  });
});
