import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject, RunDocument, Step, TriggerName, WhatIf, WorkflowDefinition } from '@fanfare/contracts';
import { runIdOf } from '@fanfare/bus';
import { applyHistory } from '@fanfare/engine';
import { anEvent, aWorkflow, eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aContact, past, PastController } from './past.js';

const echo = (value: string): Step => ({ action: 'Echo', input: { value } });
const nagging = (more: Partial<WorkflowDefinition> = {}) =>
  aWorkflow(
    { wait: { action: 'Delay', input: { for: 'PT0.2S' }, next: { Success: 'nag' } }, nag: echo('nag') },
    { trigger: { type: 'Prize.Awarded' }, ...more },
  );
/** Waits for the redemption of a coupon of some value. */
const waiting = (timeout: string, least: number): Record<string, Step> => ({
  wait: {
    action: 'WaitForEvent',
    input: { event: 'Coupon.Redeemed', timeout },
    when: { left: '{{ event.data.value }}', op: 'gte', right: least },
    next: { Success: 'thank', Timeout: 'nag' },
  },
  thank: echo('thank {{ steps.wait.event.data.value }}'),
  nag: echo('nag'),
});
const goal = (least: number) => ({ goals: [{ name: 'redeemed', event: 'Coupon.Redeemed' as const, when: { left: '{{ event.data.value }}', op: 'gte' as const, right: least } }] }); // prettier-ignore

/** A run of another version that an event ended. */
function endedRun(event: string, ended: NonNullable<RunDocument['ended']>): RunDocument {
  const run = { run: runIdOf('acme', 'w', event), workspace: 'acme' };
  const document = applyHistory(null, [
    { kind: 'run.started', ...run, workflow: 'w', workflowName: 'W', version: 7, mode: 'live', trigger: 'Prize.Awarded', event, occurredAt: '', contact: 'ann', site: null, card: null, at: ended.at - 1 },
    { kind: 'run.ended', ...run, ...ended },
  ]); // prettier-ignore
  if (!document) throw new Error('a history gives a run');
  return document;
}

// real: NATS, MongoDB, the API. fake: the services contacts and runs.
describe('what a draft would have done with events that only it waits for, or ends by', () => {
  let bench: Bench;
  let from = 0;
  let made = 0;
  beforeAll(async () => {
    bench = await openBench([PastController]);
    await bench.ready();
    await bench.put('/workflows/w', { definition: nagging() });
    await bench.post('/workflows/w/activate');
    for (const id of ['ann', 'bob']) past.contacts.set(id, aContact(id));
  });
  beforeEach(() => {
    from = Date.now();
  });
  afterAll(() => bench.close());

  /** Stores an event in a message of its own, in a millisecond of its own. */
  const happens = async (type: TriggerName, contactId: string, data: JsonObject = {}) => {
    const id = `happens-${++made}`;
    await bench.store(anEvent({ id, type, contactId, data }));
    const next = Date.now() + 2;
    await eventually(async () => {
      if (Date.now() < next) throw new Error('still the same instant');
    });
    return id;
  };
  const ask = async (definition: WorkflowDefinition): Promise<WhatIf> => {
    await bench.put('/workflows/w', { definition });
    const answer = await bench.post('/workflows/w/what-if', { from });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as unknown as WhatIf;
  };
  const draftOf = ({ draft: { exits, effects, assumed } }: WhatIf) => ({ exits, effects, assumed });

  it('goes on with the first event about the contact that fits, and says nothing is unsure', async () => {
    await happens('Coupon.Redeemed', 'ann', { value: 9 }); // before the run
    await happens('Prize.Awarded', 'ann', { prizeId: 'p' });
    await happens('Coupon.Redeemed', 'bob', { value: 8 });
    await happens('Coupon.Redeemed', 'ann', { value: 1 });
    await happens('Coupon.Redeemed', 'ann', { value: 7 });
    await happens('Coupon.Redeemed', 'ann', { value: 6 });
    const told = await ask(nagging({ steps: waiting('P1D', 5) }));
    expect(draftOf(told)).toEqual({ exits: { wait: { Success: 1 }, thank: { Success: 1 } }, effects: { Echo: 1 }, assumed: {} }); // prettier-ignore
    expect(told.unsure).toEqual({ contacts: [], truncated: false });
  });

  it('says of whom an event can still come, and of nobody whose time was over', async () => {
    const open = await happens('Prize.Awarded', 'ann', { prizeId: 'p' });
    const told = await ask(nagging({ steps: waiting('P1D', 5) }));
    expect(draftOf(told)).toMatchObject({ exits: { wait: { Timeout: 1 } }, assumed: { eventMayCome: 1 } });
    expect(told.unsure.contacts).toEqual([{ contact: 'ann', event: open, draft: ['eventMayCome'], active: [] }]);
    expect(draftOf(await ask(nagging({ steps: waiting('PT0.001S', 5) })))).toMatchObject({ exits: { wait: { Timeout: 1 } }, assumed: {} }); // prettier-ignore
  });

  it('ends a run by a goal that only the draft has, if its event fulfils it while the run is', async () => {
    await happens('Prize.Awarded', 'ann', { prizeId: 'p' });
    await happens('Coupon.Redeemed', 'ann', { value: 5 });
    expect(await ask(nagging({ settings: goal(5) }))).toMatchObject({
      draft: { starts: 1, effects: {}, assumed: {} },
      active: { effects: { Echo: 1 } },
      differ: { otherPath: 1, contacts: [{ contact: 'ann', active: expect.any(Array) }] },
    });
    // Its run is over after 0.2 s, in which no event fulfils this: that is sure as soon as they are past.
    await eventually(async () => {
      const { draft } = await ask(nagging({ settings: goal(6) }));
      expect(draft).toMatchObject({ effects: { Echo: 1 }, assumed: {} });
    });
  });

  it('does not take a rule for another because it has its name', async () => {
    const event = await happens('Prize.Awarded', 'ann', { prizeId: 'p' });
    const redeemed = await happens('Coupon.Redeemed', 'ann', { value: 1 });
    const steps: Record<string, Step> = { wait: { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'nag' } }, nag: echo('nag') }; // prettier-ignore
    const reason = { kind: 'goal', name: 'redeemed', event: redeemed } as const;
    const run = endedRun(event, { at: Date.now(), status: 'Success', reason });
    past.runs.set(run.id, run);
    expect(draftOf(await ask(nagging({ steps, settings: goal(1) })))).toMatchObject({ effects: {}, assumed: {} });
    expect(draftOf(await ask(nagging({ steps, settings: goal(5) })))).toMatchObject({ effects: { Echo: 1 }, assumed: { eventMayCome: 1 } }); // prettier-ignore
  });

  it('says when it knows nobody, when a workflow that is called was not played, and who would have had to wait', async () => {
    await happens('Prize.Awarded', 'somebody', { prizeId: 'p' });
    expect((await ask(nagging({ steps: waiting('PT0.001S', 5) }))).draft.assumed).toEqual({ contactUnknown: 1 });
    await happens('Prize.Awarded', 'ann', { prizeId: 'p' });
    await happens('Prize.Awarded', 'ann', { prizeId: 'q' });
    const call: Record<string, Step> = { wait: { action: 'CallWorkflow', input: { workflow: 'w', wait: true } } };
    expect((await ask(nagging({ steps: call }))).draft.assumed).toEqual({ calledWorkflow: 3 });
    expect((await ask(nagging({ settings: { concurrency: { per: 'contact', limit: 1 } } }))).draft.assumed).toEqual({ turns: 1 }); // prettier-ignore
  });
});
