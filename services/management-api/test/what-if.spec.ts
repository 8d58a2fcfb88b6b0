import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  publishedVersion,
  streams,
  type Outcome,
  type Step,
  type WhatIf,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { runIdOf } from '@fanfare/bus';
import { compile, simulate } from '@fanfare/engine';
import { anEvent, aWorkflow } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aContact, past, PastController } from './past.js';

interface Numbers {
  /** The score from which on an event starts a run. */
  score: number;
  /** The points from which on a contact is gold. */
  points: number;
  gift?: Step['input'];
}

function gifts({ score, points, gift = { value: 'for {{ contact.id }}' } }: Numbers): WorkflowDefinition {
  const branches = [{ name: 'Gold', when: { left: '{{ contact.properties.points }}', op: 'gte' as const, right: points }, next: 'gift' }];
  return aWorkflow(
    {
      tier: { action: 'Decision', branches, else: 'thanks' },
      gift: { action: 'Echo', input: gift, next: { Success: null, Failure: 'thanks' } },
      thanks: { action: 'Echo', input: { value: 'thanks' } },
    },
    { trigger: { type: 'Gameplay.Ended', filter: { all: [{ left: '{{ trigger.data.score }}', op: 'gte', right: score }] } } },
  );
} // prettier-ignore

/** Twenty events: of the contact c<n> with n hundred points, with the score n. */
const events = Array.from({ length: 20 }, (_, n) =>
  anEvent({ id: `e${n}`, type: 'Gameplay.Ended', contactId: `c${n}`, data: { score: n } }),
);
const from = Date.now() - 60_000;

// real: NATS, MongoDB, the API. fake: the services contacts and runs.
describe('what a draft would have done', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench([PastController]);
    await bench.ready();
    await bench.put('/workflows/gifts', { definition: gifts({ score: 10, points: 1500 }) });
    await bench.post('/workflows/gifts/activate');
    events.forEach((_, n) => past.contacts.set(`c${n}`, aContact(`c${n}`, { properties: { points: n * 100 } })));
    await bench.store(...events);
    await bench.store(events[10]!, anEvent({ id: 'other', type: 'Form.Received' }));
    await recordRuns();
  });
  afterAll(() => bench.close());

  /** The last five events really started runs of version 1; the gift of e15 failed. */
  async function recordRuns(): Promise<void> {
    const version = compile(publishedVersion.parse(await bench.version('gifts', 1)));
    for (const event of events.slice(15)) {
      const contact = past.contacts.get(event.contactId ?? '')!;
      const run = { id: runIdOf('acme', 'gifts', event.id), workspace: 'acme', workflow: 'gifts', version: 1, mode: 'live' as const, startedAt: event.acceptedAt, chain: ['gifts'] };
      const failed: Outcome = { exit: 'Failure', output: {}, error: { code: 'Gone', message: 'sold out', retryable: false } };
      const answer = ({ stepId }: { stepId: string }): Outcome => (event.id === 'e15' && stepId.includes('/gift/') ? failed : { exit: 'Success', output: { value: 'real' } });
      past.runs.set(run.id, simulate(version, { run, event, contact }, (command) => ({ ...answer(command), tookMs: 7 })).document);
      past.recorded.set(run.id, contact);
    }
  } // prettier-ignore

  const ask = async (draft: Numbers, body: object = {}): Promise<WhatIf> => {
    await bench.put('/workflows/gifts', { definition: gifts(draft) });
    const answer = await bench.post('/workflows/gifts/what-if', { from, ...body });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as unknown as WhatIf;
  };

  it('is what the version in force did, when nothing is changed', async () => {
    const told = await ask({ score: 10, points: 1500 });
    expect(told).toMatchObject({ from, events: 20, truncated: false, differ: { onlyDraft: 0, onlyActive: 0, otherPath: 0, contacts: [] } });
    expect(told.draft).toMatchObject({ version: null, starts: 10, exits: told.active.exits, effects: { Echo: 11 }, recordedAnswers: 6, sampledAnswers: 5 });
    expect(told.active).toEqual({
      version: 1,
      starts: 10,
      exits: { tier: { Gold: 5, Else: 5 }, gift: { Success: 4, Failure: 1 }, thanks: { Success: 6 } },
      effects: { Echo: 11 },
      assumed: {},
      recorded: 5,
      reproduced: 5,
      notReproducible: {},
    });
    expect(told.contacts).toEqual({ given: 0, recorded: 5, current: 15, new: 0, nobody: 0 });
  }); // prettier-ignore

  it('differs by exactly what a change means', async () => {
    const { draft, active, differ } = await ask({ score: 5, points: 1200 });
    expect(draft).toMatchObject({ starts: 15, exits: { tier: { Gold: 8, Else: 7 } }, effects: { Echo: 16 } });
    expect(active).toMatchObject({ starts: 10 });
    expect(differ).toMatchObject({ onlyDraft: 5, onlyActive: 0, otherPath: 3 });
    expect(differ.contacts.map(({ event }) => event)).toEqual(['e5', 'e6', 'e7', 'e8', 'e9', 'e12', 'e13', 'e14']);
    expect(differ.contacts.at(-1)).toEqual({
      contact: 'c14',
      event: 'e14',
      draft: [{ branch: '0', node: 'tier', exit: 'Gold' }, { branch: '0', node: 'gift', exit: 'Success' }],
      active: [{ branch: '0', node: 'tier', exit: 'Else' }, { branch: '0', node: 'thanks', exit: 'Success' }],
    });
    expect(await ask({ score: 12, points: 1500 })).toMatchObject({ differ: { onlyDraft: 0, onlyActive: 2, otherPath: 0 } });
  }); // prettier-ignore

  it('does not guess what a step would have come to that was given something else', async () => {
    const { draft, differ } = await ask({ score: 10, points: 1500, gift: { value: 'better' } });
    expect(draft).toMatchObject({ exits: { gift: { Success: 5 } }, recordedAnswers: 0, sampledAnswers: 10 });
    expect(differ).toMatchObject({ otherPath: 1, contacts: [{ event: 'e15' }] });
  });

  it('says which of the real runs do not come out the same, and takes them as they were', async () => {
    const run = past.runs.get(runIdOf('acme', 'gifts', 'e16'))!;
    past.runs.set(run.id, { ...run, steps: run.steps.map((step) => ({ ...step, output: { $omitted: { bytes: 70_000, preview: '{' } } })) }); // prettier-ignore
    const { active } = await ask({ score: 10, points: 1500 });
    expect(active).toMatchObject({ starts: 10, recorded: 5, reproduced: 4, notReproducible: { omitted: 1 } });
    past.runs.set(run.id, run);
  });

  it('finishes a run that is not over yet as it would go on', async () => {
    const run = past.runs.get(runIdOf('acme', 'gifts', 'e17'))!;
    past.runs.set(run.id, { ...run, status: 'Running', steps: run.steps.slice(0, 1), branches: [] });
    const { active, differ } = await ask({ score: 10, points: 1500 });
    expect([active.starts, active.recorded, differ.otherPath]).toEqual([10, 4, 0]);
    past.runs.set(run.id, run);
  });

  it('looks at as many events as it may, in the time that is asked for', async () => {
    expect(await ask({ score: 10, points: 1500 }, { limit: 4 })).toMatchObject({ events: 4, truncated: true });
    expect(await ask({ score: 10, points: 1500 }, { limit: 20 })).toMatchObject({ events: 20, truncated: false });
    expect(await ask({ score: 10, points: 1500 }, { to: new Date(from + 1).toISOString() })).toMatchObject({
      events: 0,
      active: { starts: 0 },
    });
  });

  it('compares any version with any other', async () => {
    await bench.put('/workflows/gifts', { definition: gifts({ score: 0, points: 0 }) });
    await bench.post('/workflows/gifts/activate');
    const between = { version: 1, against: 2 };
    expect(await ask({ score: 10, points: 1500 }, between)).toMatchObject({
      draft: { version: 1, starts: 10 },
      active: { version: 2, starts: 20, recorded: 0 },
      differ: { onlyActive: 10 },
    });
    await bench.post('/workflows/gifts/pause');
    expect(await bench.post('/workflows/gifts/what-if', { from })).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'against' }] },
    });
    expect(await bench.post('/workflows/gifts/what-if', { from, against: 7 })).toMatchObject({ status: 404 });
    await bench.post('/workflows/gifts/resume');
  });

  it('counts a contact as often as it may start', async () => {
    const definition = {
      ...gifts({ score: 0, points: 0 }),
      settings: { reentry: { per: 'contact' as const, limit: 2 } },
    };
    const again = Array.from({ length: 3 }, (_, i) => anEvent({ id: `again${i}`, type: 'Gameplay.Ended', contactId: 'c1', data: { score: 1 } })); // prettier-ignore
    await bench.store(...again);
    await bench.put('/workflows/gifts', { definition });
    const { body } = await bench.post('/workflows/gifts/what-if', { from });
    expect(body).toMatchObject({ events: 23, draft: { starts: 21 }, active: { starts: 23 } });
  });

  it('lets a run end where an event really ended it, as long as the rule is there', async () => {
    const steps: Record<string, Step> = { wait: { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'nag' } }, nag: { action: 'Echo', input: { value: 'x' } } };
    const goals = [{ name: 'bought', event: 'Coupon.Redeemed' as const }];
    const nagging = aWorkflow(steps, { trigger: { type: 'Prize.Awarded' }, settings: { goals } });
    await bench.put('/workflows/nagging', { definition: nagging });
    await bench.post('/workflows/nagging/activate');
    const event = anEvent({ id: 'prize', type: 'Prize.Awarded', data: { prizeId: 'p' } });
    await bench.store(event);
    const run = { id: runIdOf('acme', 'nagging', event.id), workspace: 'acme', workflow: 'nagging', version: 1, mode: 'live' as const, startedAt: event.acceptedAt, chain: ['nagging'] };
    const ending = { at: event.acceptedAt + 5_000, status: 'Success', reason: { kind: 'goal', name: 'bought', event: 'e9' } } as const;
    const version = compile(publishedVersion.parse(await bench.version('nagging', 1)));
    past.runs.set(run.id, simulate(version, { run, event, contact: null }, () => ({ exit: 'Success', output: {} }), { ending }).document);
    const told = async () => (await bench.post('/workflows/nagging/what-if', { from })).body;
    expect(await told()).toMatchObject({ draft: { effects: {} }, active: { recorded: 1, reproduced: 1, effects: {} }, differ: { otherPath: 0 } });
    await bench.put('/workflows/nagging', { definition: { ...nagging, settings: {} } });
    expect(await told()).toMatchObject({ draft: { effects: { Echo: 1 } }, active: { effects: {} }, differ: { otherPath: 1 } });
  }); // prettier-ignore

  it('names some of those for whom it differs, and says that there are more', async () => {
    const listening = (atLeast: number) => aWorkflow(
      { echo: { action: 'Echo', input: { value: 'x' } } },
      { trigger: { type: 'Coupon.Issued', filter: { left: '{{ trigger.data.n }}', op: 'gte', right: atLeast } } },
    );
    await bench.put('/workflows/many', { definition: listening(1_000) });
    await bench.post('/workflows/many/activate');
    await bench.put('/workflows/many', { definition: listening(0) });
    const issue = (n: number) => anEvent({ type: 'Coupon.Issued', data: { couponId: 'c', n } });
    await bench.store(...Array.from({ length: 100 }, (_, n) => issue(n)));
    const told = async () => ((await bench.post('/workflows/many/what-if', { from })).body as unknown as WhatIf).differ;
    expect(await told()).toMatchObject({ onlyDraft: 100, truncated: false });
    await bench.store(issue(100));
    const { onlyDraft, contacts, truncated } = await told();
    expect([onlyDraft, contacts.length, truncated]).toEqual([101, 100, true]);
  }); // prettier-ignore

  it('leaves nothing behind', async () => {
    const before = await bench.messages();
    await ask({ score: 5, points: 1200 });
    expect(await bench.messages()).toEqual(before);
    expect(Object.keys(before)).toContain(streams.history.name);
  });
});
