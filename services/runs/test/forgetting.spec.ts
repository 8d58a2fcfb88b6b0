import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import type { Connection } from 'mongoose';
import {
  endRuns,
  forgetRuns,
  getRun,
  getRunJob,
  listDeadLetters,
  listRuns,
  runAnew,
  startRunJob,
  streams,
  subjects,
  type RequestOf,
  type StepFinished,
} from '@fanfare/contracts';
import { Answers, contactReferences, encodeFrame, StreamEraser } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import { aCommand, eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId } from './history.js';

const workspace = 'acme';
let count = 0;

// real: NATS, MongoDB, the service. fake: everybody else.
describe('a contact whose runs are to be forgotten', () => {
  /** The runs that were to be ended, and why. */
  const ended: { runs: string[]; because: string }[] = [];

  @Controller()
  class Orchestrator {
    @Answers(endRuns)
    async end({ runs, reason }: RequestOf<typeof endRuns>) {
      ended.push({ runs, because: reason.kind });
      return { ended: runs.length };
    }
  }

  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench({ env: { RUN_JOBS_EVERY_MS: '100' }, controllers: [Orchestrator] });
  });
  afterAll(() => bench.close());

  /** Everything that the service has stored, and what DEAD holds, as text. */
  const everything = async () => {
    const { db } = bench.service().app.get<Connection>(MONGO, { strict: false });
    const all = await Promise.all(((await db?.collections()) ?? []).map((one) => one.find({}).toArray()));
    const letters: string[] = [];
    const eraser = new StreamEraser(bench.nats);
    for await (const message of eraser.messages(streams.dead.name, subjects.dead('*'))) letters.push(message.string());
    return JSON.stringify([all, letters]);
  };

  /** A contact with a mark that is in all that it has: runs, of which one failed, letters, an evaluation. */
  async function planted(runs = 3) {
    const secret = `secret${process.pid}x${count++}`;
    const [contact, email] = [`id-${secret}`, `${secret}@example.com`];
    const failure: Partial<StepFinished> = {
      exit: 'Failure', input: { secret }, output: { secret }, warnings: [secret],
      error: { code: 'VendorRefused', message: `${secret} is invalid`, retryable: false, details: { secret } },
    }; // prettier-ignore
    const ids = Array.from({ length: runs }, () => aRunId());
    for (const run of ids) {
      const [started, ...rest] = aHistory({ run, contact, event: `e-${run}-${secret}` }, [{ input: { secret } }, failure], { failed: true }); // prettier-ignore
      const ended = rest.pop();
      const token = JSON.stringify({ run: { id: run, workspace }, data: { secret } });
      await bench.tell(...[started, ...rest].flatMap((entry) => entry ?? []));
      await bench.tellText(encodeFrame({ head: JSON.stringify(ended), cargo: token }));
    }
    const [first = ''] = ids;
    const command = aCommand('Pay', { stepId: `${first}/0/pay/0`, workspace, input: { secret } });
    const step = encodeFrame({
      head: JSON.stringify(command),
      cargo: JSON.stringify({ run: { id: first, workspace } }),
    });
    const event = { id: secret, type: 'Form.Received', workspaceId: workspace, occurredAt: 'now', acceptedAt: 1, contact: { email }, data: {} }; // prettier-ignore
    const letter = { reason: secret, deliveries: 1, at: Date.now() };
    await bench.bury({ service: 'echo', stream: 'STEPS-echo', subject: subjects.step('echo', 'Pay'), seq: 1, item: step, ...letter }); // prettier-ignore
    await bench.bury({ service: 'orchestrator', stream: 'EVENTS', subject: subjects.event(workspace, 'Form.Received'), seq: count + 9, item: JSON.stringify(event), ...letter }); // prettier-ignore
    const who = contactReferences(workspace, { id: contact, email });
    await bench.refuse({ workspace, event: secret, type: 'Form.Received', storedAt: Date.now(), who, refusals: [{ workflow: 'w', version: 1, because: 'x' }] }); // prettier-ignore
    for (const run of ids) await bench.run(run, ({ status }) => status === 'Failed');
    await eventually(async () => {
      const { letters } = await bench.requests.ask(listDeadLetters, { workspace });
      expect(letters.filter(({ item }) => item.includes(secret))).toHaveLength(2);
      expect(await everything()).toContain(who[1]);
    });
    return {
      secret,
      ids,
      asked: { workspace, contacts: [contact], who, placeholder: `p${secret.length}${count}`, at: 0 },
    };
  }

  type Asked = Awaited<ReturnType<typeof planted>>['asked'];

  /** All pages, as whoever deletes the contact asks for them. */
  async function forget(asked: Asked) {
    const all = { runs: [] as string[], forgotten: {} as Record<string, number>, isSettled: false };
    for (let after: string | undefined; ;) {
      const page = await bench.requests.ask(forgetRuns, { ...asked, after }, 20_000);
      all.runs.push(...page.runs);
      all.isSettled = page.isSettled;
      for (const [kind, n] of Object.entries(page.forgotten)) all.forgotten[kind] = (all.forgotten[kind] ?? 0) + n;
      if (page.next === null) return all;
      after = page.next;
    }
  }

  it('is in no run, token, letter, evaluation or stream any more; how its runs went stays', async () => {
    const { secret, ids, asked } = await planted();
    const { runs, forgotten, isSettled } = await forget(asked);
    expect(runs.toSorted()).toEqual(ids.toSorted());
    expect(forgotten).toEqual({ runs: 3, failedBranches: 3, deadLetters: 2, evaluations: 1, runJobs: 0 });
    expect(isSettled).toBe(true);
    expect(await everything()).not.toContain(secret);
    const run = await bench.run(ids[0] ?? '');
    expect(run).toMatchObject({ contact: asked.placeholder, contactDeleted: true, status: 'Failed' });
    expect(run.steps.map(({ exit, error }) => [exit, error?.code])).toEqual([['Success', undefined], ['Failure', 'VendorRefused']]); // prettier-ignore
    const { letters } = await bench.requests.ask(listDeadLetters, { workspace, all: true });
    expect(letters.filter(({ item }) => item === '').map(({ settled }) => settled?.as)).toEqual(['discarded', 'discarded']); // prettier-ignore
  });

  it('is forgotten by as many pages as it has runs for, and asking again changes nothing', async () => {
    const { ids, asked } = await planted(45);
    expect((await forget(asked)).forgotten).toMatchObject({ runs: 45, failedBranches: 45 });
    const again = await forget(asked);
    expect(again.runs).toHaveLength(45);
    expect(Object.values(again.forgotten)).toEqual([0, 0, 0, 0, 0]);
    const { runs } = await bench.requests.ask(listRuns, { workspace, contact: asked.placeholder, limit: 100 });
    expect(runs.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('leaves its neighbours as they are', async () => {
    const [{ asked }, other] = [await planted(1), await planted(1)];
    const before = await bench.run(other.ids[0] ?? '');
    await forget(asked);
    expect(await bench.run(other.ids[0] ?? '')).toEqual(before);
    expect((await everything()).split(other.secret).length).toBeGreaterThan(8);
  });

  it('is not brought back by facts that come late', async () => {
    const { secret, ids: [run = ''], asked } = await planted(1); // prettier-ignore
    await forget(asked);
    const late = { input: { secret }, output: { secret } };
    const facts = aHistory({ run, contact: `id-${secret}`, event: secret }, [{}, {}, late]);
    await bench.tell(...facts);
    const { steps } = await bench.run(run, (known) => known.steps.length === 3);
    expect(steps.at(-1)).toMatchObject({ exit: 'Success', input: {}, output: {} });
    expect(await everything()).not.toContain(secret);
  });

  it('has its runs ended, and is not settled while one of them is under way, or while what happened before is not all known', async () => {
    const { asked } = await planted(1);
    expect((await forget({ ...asked, at: Date.now() })).isSettled).toBe(false);
    const [run, contact] = [aRunId(), `busy-${count}`];
    await bench.tell(...aHistory({ run, contact }).slice(0, 2));
    await bench.run(run);
    const busy = { ...asked, contacts: [contact], placeholder: `q${count}` };
    expect((await forget(busy)).isSettled).toBe(false);
    expect(ended).toContainEqual({ runs: [run], because: 'contactDeleted' });
    await bench.tell(...aHistory({ run, contact }));
    await bench.run(run, ({ status }) => status === 'Success');
    expect((await forget(busy)).isSettled).toBe(true);
  });

  it('has jobs about its runs stopped when nobody has ended them, also those of a process that was killed', async () => {
    const { asked } = await planted(1);
    const { db } = bench.service().app.get<Connection>(MONGO, { strict: false });
    const rest = JSON.stringify({ kind: 'cancel', filter: { contact: asked.contacts[0] }, by: 'same', finishedAt: null, expected: 1, waitsFor: null, place: { pass: 0, after: null, isLast: false } }); // prettier-ignore
    const lease = Date.now() + 120_000;
    const job = {
      _id: `killed${count}` as never,
      workspace,
      status: 'Running',
      startedAt: 1,
      until: lease,
      json: rest,
    };
    await db?.collection('run_jobs').insertOne(job);
    expect((await forget({ ...asked, at: Date.now() })).isSettled).toBe(false);
    expect((await forget(asked)).isSettled).toBe(true);
    const { job: known } = await bench.requests.ask(getRunJob, { workspace, id: `killed${count}` });
    expect(known).toMatchObject({ status: 'Stopped', filter: { contact: asked.placeholder } });
  });

  it('cannot have its runs done once more, and is named by no job about them', async () => {
    const { ids, asked } = await planted(1);
    const job = { workspace, id: `job${count}`, kind: 'replay', filter: { contact: asked.contacts[0] } } as const;
    await bench.requests.ask(startRunJob, { ...job, filter: { contact: asked.contacts[0], status: ['Success'] } });
    await eventually(async () => {
      const { job: known } = await bench.requests.ask(getRunJob, { workspace, id: job.id });
      expect(known?.status).toBe('Finished');
    }, { withinMs: 20_000 }); // prettier-ignore
    expect((await forget(asked)).forgotten).toMatchObject({ runJobs: 1 });
    const { job: known } = await bench.requests.ask(getRunJob, { workspace, id: job.id });
    expect(known?.filter.contact).toBe(asked.placeholder);
    const { refused } = await bench.requests.ask(runAnew, { workspace, runs: ids, by: 'same', request: 'r' });
    expect(refused).toEqual([{ run: ids[0], because: 'its contact was deleted' }]);
    expect((await bench.requests.ask(getRun, { workspace, id: ids[0] ?? '' })).run?.contactDeleted).toBe(true);
  });
});
