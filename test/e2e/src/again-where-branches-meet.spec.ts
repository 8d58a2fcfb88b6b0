import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunDocument } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';
import { Receiver } from './receiver.js';

// real: everything; the vendor is a server of this test.
describe('a run that failed where branches meet', () => {
  let fanfare: Fanfare;
  let vendor: Receiver;
  /** What the vendor refuses, by the end of its address. */
  let refuses: (path: string) => boolean = () => false;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
    vendor = await Receiver.start((path) => ({ status: refuses(path) ? 422 : 200 }));
    const base = `${vendor.url}/{{ trigger.data.prizeId }}`;
    const call = (path: string, next: Record<string, string> = {}) => ({ action: 'HttpRequest', input: { method: 'POST', url: `${base}/${path}` }, next }); // prettier-ignore
    const points = (value: number, next: Record<string, string> = {}) => ({ action: 'LoyaltyAwardPoints', input: { points: value }, next }); // prettier-ignore
    const branches = [{ name: 'A', next: 'a' }, { name: 'B', next: 'b' }]; // prettier-ignore
    const merging = { s: { action: 'Split', branches }, a: call('a', { Success: 'm' }), b: call('b', { Success: 'm' }), m: { action: 'Merge', next: { Success: 'z' } }, z: points(10) }; // prettier-ignore
    const each = { action: 'ForEach', input: { items: [1, 2, 3], atOnce: 2 }, each: 'i', next: { Success: 'z' } };
    const looping = { f: each, i: points(1, { Success: 'c' }), c: call('{{ steps.f.item }}'), z: points(10) };
    await fanfare.activate('merging', aWorkflow(merging, { trigger: { type: 'Prize.Awarded' } }));
    await fanfare.activate('looping', aWorkflow(looping, { trigger: { type: 'Prize.ExtraDataCaptured' } }));
  });
  afterAll(async () => {
    vendor.stop();
    await fanfare.stop();
  });

  async function failed(type: 'Prize.Awarded' | 'Prize.ExtraDataCaptured'): Promise<RunDocument> {
    const id = randomUUID();
    vendor.forget();
    await fanfare.publish({ id, type, contact: { email: `${id}@example.com` }, data: { prizeId: 'p' } });
    const run = await fanfare.endedRun(id);
    expect(run.status).toBe('Failed');
    refuses = () => false;
    vendor.forget();
    return run;
  }
  const again = ({ id }: RunDocument) => fanfare.api.expectOk('POST', '/runs/replay', { runs: [id] });
  const succeeds = ({ id }: RunDocument) =>
    eventually(async () => {
      const run = await fanfare.api.expectOk<RunDocument>('GET', `/runs/${id}`);
      if (run.status !== 'Success') throw new Error(JSON.stringify(run.branches));
      return run;
    });
  const pointsOf = async ({ contact }: RunDocument) =>
    (await fanfare.api.expectOk<{ balance: number }>('GET', `/contacts/${contact}/points`)).balance;

  it('goes on behind the Merge, once, when all branches before it go well', async () => {
    refuses = () => true;
    const run = await failed('Prize.Awarded');
    expect(await again(run)).toEqual({ replayed: [run.id], refused: [] });
    const after = await succeeds(run);
    expect(vendor.calls.toSorted()).toEqual(['/p/a', '/p/b']);
    expect(await pointsOf(run)).toBe(10);
    expect(after.steps.filter(({ node }) => node === 'z')).toHaveLength(1);
  });

  it('does only the items again that failed, from where they did', async () => {
    refuses = (path) => path.endsWith('/2');
    const run = await failed('Prize.ExtraDataCaptured');
    expect(await pointsOf(run)).toBe(3);
    expect(await again(run)).toEqual({ replayed: [run.id], refused: [] });
    const after = await succeeds(run);
    expect(vendor.calls).toEqual(['/p/2']);
    expect(await pointsOf(run)).toBe(13);
    expect(after.steps.find(({ node }) => node === 'f')).toMatchObject({
      attempt: 2,
      output: { succeeded: 3, failed: 0 },
    });
  });
});
