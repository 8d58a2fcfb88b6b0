import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluationsOfContact, evaluationsOfEvent, streams, type Evaluation, type RequestOf } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';

const now = Date.now();
const day = 24 * 3_600_000;

function refused(event: string, given: Partial<Evaluation> = {}, ...workflows: string[]): Evaluation {
  const refusals = (workflows.length > 0 ? workflows : ['gifts']).map((workflow) => ({
    workflow,
    version: 1,
    because: 'trigger.filter',
  }));
  return { workspace: 'acme', event, type: 'Prize.Awarded', storedAt: now, who: ['acme/id/ada'], refusals, ...given };
}

// real: NATS, MongoDB, the service. fake: the orchestrator.
describe('why an event started nothing', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const ofEvent = async (event: string, workspace = 'acme') =>
    (await bench.requests.ask(evaluationsOfEvent, { workspace, event })).evaluations;
  const ofContact = async (question: Partial<RequestOf<typeof evaluationsOfContact>> & { refs: string[] }) =>
    (await bench.requests.ask(evaluationsOfContact, { workspace: 'acme', ...question })).evaluations;
  const events = async (...question: Parameters<typeof ofContact>) =>
    (await ofContact(...question)).map(({ event }) => event);

  it('is known by the event, once, however often it is said', async () => {
    const once = refused('e1', {}, 'gifts', 'final');
    await bench.refuse(once, once);
    await bench.refuse(once);
    await eventually(async () => expect(await ofEvent('e1')).toEqual([once]));
    expect(await ofEvent('e1', 'other')).toEqual([]);
  });

  it('is known of all workflows, also of those that said no later', async () => {
    await bench.refuse(refused('e2', {}, 'gifts'));
    await bench.refuse(refused('e2', { who: ['acme/id/bob'] }, 'once'));
    await eventually(async () =>
      expect(await ofEvent('e2')).toMatchObject([
        { who: ['acme/id/ada', 'acme/id/bob'], refusals: [{ workflow: 'gifts' }, { workflow: 'once' }] },
      ]),
    );
  });

  it('is found by the contact in any of its names, newest first, of one workflow or of all', async () => {
    const who = ['acme/email/x'];
    await bench.refuse(
      refused('c1', { who, storedAt: now - 3_000 }),
      refused('c2', { who, storedAt: now - 2_000 }, 'gifts', 'final'),
      refused('c3', { who: ['acme/anonymous/device'], storedAt: now - 1_000 }),
    );
    const refs = [...who, 'acme/anonymous/device'];
    await eventually(async () => expect(await events({ refs })).toEqual(['c3', 'c2', 'c1']));
    expect(await events({ refs, from: now - 2_000, limit: 1 })).toEqual(['c3']);
    expect(await ofContact({ refs, workflow: 'final' })).toMatchObject([
      { event: 'c2', refusals: [{ workflow: 'final' }] },
    ]);
  });

  it('is forgotten after seven days, swept or not', async () => {
    await bench.refuse(
      refused('old', { storedAt: now - 8 * day, who: ['acme/id/old'] }),
      refused('new', { who: ['acme/id/old'] }),
    );
    await eventually(async () => expect(await ofEvent('new')).toHaveLength(1));
    expect(await ofEvent('old')).toEqual([]);
    expect(await events({ refs: ['acme/id/old'] })).toEqual(['new']);
  });

  it('leaves nothing in its stream once it is kept', async () => {
    await bench.refuse(refused('e9'));
    await eventually(async () => expect(await bench.messages(streams.evaluations.name)).toBe(0));
    expect(await ofEvent('e9')).toHaveLength(1);
  });

  it('is told of as many events as one answer holds', async () => {
    const many = Array.from({ length: 1_000 }, (_, i) => `a-workflow-with-a-long-name-${i}`);
    const who = ['acme/id/often'];
    for (let i = 0; i < 12; i++) await bench.refuse(refused(`often${i}`, { who, storedAt: now - i }, ...many));
    await eventually(async () => expect(await ofEvent('often11')).toHaveLength(1));
    const told = await events({ refs: who });
    expect(told.length).toBeLessThan(12);
    expect(told).toEqual(Array.from(told, (_, i) => `often${i}`));
  });
});
