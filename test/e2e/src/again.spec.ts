import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunDocument, RunJob, RunSummary } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare, pathOf } from './fanfare.js';
import { Receiver } from './receiver.js';

// real: everything; the vendor is a server of this test.
describe('a run that did not end well', () => {
  let fanfare: Fanfare;
  let vendor: Receiver;
  let status = 200;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
    vendor = await Receiver.start(() => ({ status }));
    const url = `${vendor.url}/{{ trigger.data.prizeId }}`;
    const call = { action: 'HttpRequest', input: { method: 'POST', url }, next: { Success: 'tag' } } as const;
    const points = { action: 'LoyaltyAwardPoints', input: { points: 5 }, next: { Success: 'call' } } as const;
    const tag = { action: 'ContactUpdate', input: { addTags: ['Had it'] } };
    await fanfare.activate('fulfil', aWorkflow({ points, call, tag }, { trigger: { type: 'Prize.Awarded' } }));
  });
  afterAll(async () => {
    vendor.stop();
    await fanfare.stop();
  });
  beforeEach(() => {
    vendor.forget();
    status = 200;
  });

  /** A run that failed at the vendor's refusal. */
  async function refused(): Promise<RunDocument> {
    status = 422;
    const id = randomUUID();
    const contact = { email: `${id}@example.com` };
    await fanfare.publish({ id, type: 'Prize.Awarded', contact, data: { prizeId: id } });
    const run = await fanfare.endedRun(id);
    expect(run).toMatchObject({ status: 'Failed' });
    status = 200;
    return run;
  }
  const show = (id: string) => fanfare.api.expectOk<RunDocument>('GET', `/runs/${id}`);
  const ended = (id: string, expected: RunDocument['status']) =>
    eventually(async () => {
      const run = await show(id);
      if (run.status !== expected) {
        throw new Error(
          `${id} is ${run.status}: ${JSON.stringify(run.steps.map(({ node, error }) => ({ node, error })))}`,
        );
      }
      return run;
    });
  const pointsOf = async ({ contact }: RunDocument) =>
    (await fanfare.api.expectOk<{ balance: number }>('GET', `/contacts/${contact}/points`)).balance;
  const over = (id: string) =>
    eventually(async () => {
      const job = await fanfare.api.expectOk<RunJob>('GET', `/run-jobs/${encodeURIComponent(id)}`);
      if (job.status !== 'Finished') throw new Error(JSON.stringify(job));
      return job;
    });

  it('is tried again from the step that failed, and nothing before it is done again', async () => {
    const { id, event } = await refused();
    const asked = { runs: [id] };
    expect(await fanfare.api.expectOk('POST', '/runs/replay', asked)).toEqual({ replayed: [id], refused: [] });
    const run = await ended(id, 'Success');
    expect(pathOf(run)).toEqual(['points: Success', 'call: Success', 'tag: Success']);
    expect(run.branches[0]?.replayedAt).toBeDefined();
    expect(vendor.calls).toEqual([`/${event}`, `/${event}`]);
    expect(await pointsOf(run)).toBe(5);
    expect(await fanfare.api.expectOk('POST', '/runs/replay', asked)).toMatchObject({
      replayed: [],
      refused: [{ because: 'it did not fail' }],
    });
  });

  it('is tried again together with all that failed alike, and those that fail again can be once more', async () => {
    const runs = [await refused(), await refused(), await refused()];
    status = 422;
    const filter = { workflow: 'fulfil', from: Math.min(...runs.map(({ startedAt }) => startedAt)) };
    const preview = () => fanfare.api.expectOk('POST', '/run-jobs/preview', { kind: 'replay', filter });
    expect(await preview()).toEqual({ runs: 3 });
    const first = await fanfare.api.expectOk<RunJob>('POST', '/run-jobs', { kind: 'replay', filter });
    expect(await over(first.id)).toMatchObject({ expected: 3, done: 3, refused: 0 });
    await eventually(async () => expect(await preview()).toEqual({ runs: 3 }));
    status = 200;
    const second = await fanfare.api.expectOk<RunJob>('POST', '/run-jobs', { kind: 'replay', filter });
    expect(await over(second.id)).toMatchObject({ done: 3 });
    for (const { id } of runs) await ended(id, 'Success');
    expect(vendor.calls).toHaveLength(9);
  });

  it('is done once more from the beginning, as another run, once for each request', async () => {
    const run = await refused();
    const asked = { runs: [run.id], request: 'mine' };
    const first = await fanfare.api.expectOk<{ started: { as: string }[] }>('POST', '/runs/anew', asked);
    const as = first.started[0]?.as ?? '';
    expect(await ended(as, 'Success')).toMatchObject({ replayOf: run.id, event: run.event, contact: run.contact });
    expect(await fanfare.api.expectOk('POST', '/runs/anew', asked)).toEqual(first);
    expect(await pointsOf(run)).toBe(10);
    // The run that went well has left no token: its event is found in the log.
    const again = await fanfare.api.expectOk<{ started: unknown[] }>('POST', '/runs/anew', { runs: [as] });
    expect(again).toMatchObject({ started: [{ run: as }], refused: [] });
    await eventually(async () => expect(await pointsOf(run)).toBe(15));
  });

  it('waits for a version that ends it, and is counted before', async () => {
    const nap = aWorkflow({ nap: { action: 'Delay', input: { for: 'PT1H' } } }, { trigger: { type: 'Form.Received' } });
    await fanfare.activate('naps', nap);
    const ids = Array.from({ length: 3 }, () => randomUUID());
    await fanfare.publish(...ids.map((id) => ({ id, type: 'Form.Received' as const, data: {} })));
    const waiting = () => fanfare.api.expectOk('GET', '/workflows/naps/waiting');
    await eventually(async () => expect(await waiting()).toEqual({ waiting: [{ version: 1, node: 'nap', runs: 3 }] }));
    await fanfare.api.expectOk('PUT', '/workflows/naps', { definition: { ...nap, name: 'Naps, longer' } });
    await fanfare.api.expectOk('POST', '/workflows/naps/activate', { waitingRuns: 'exit' });
    const later = randomUUID();
    await fanfare.publish({ id: later, type: 'Form.Received', data: {} });
    const runOf = async (event: string): Promise<RunSummary | undefined> => (await fanfare.runs({ event }))[0];
    for (const id of ids) {
      await eventually(async () => expect(await runOf(id)).toMatchObject({ status: 'Cancelled' }));
      expect(await show((await runOf(id))?.id ?? '')).toMatchObject({ ended: { reason: { kind: 'versionReplaced', message: 'version 2 was put in force' } } }); // prettier-ignore
    }
    const { jobs } = await fanfare.api.expectOk<{ jobs: RunJob[] }>('GET', '/run-jobs?limit=1');
    expect(await over(jobs[0]?.id ?? '')).toMatchObject({ kind: 'exit', done: 3 });
    await eventually(async () => expect(await waiting()).toEqual({ waiting: [{ version: 2, node: 'nap', runs: 1 }] }));
  });

  it('refuses a job about nothing in particular', async () => {
    const answer = await fanfare.api.send('POST', '/run-jobs', { kind: 'cancel', filter: {} });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'filter', message: 'say which runs; {"from": 0} is all of them' }] } }); // prettier-ignore
  });
});
