import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  evaluationsOfContact,
  evaluationsOfEvent,
  listPendingStarts,
  listRuns,
  referencesOfContact,
  type Evaluation,
  type Explanation,
  type PendingStart,
  type ReplyOf,
  type RequestOf,
  type RunSummary,
} from '@fanfare/contracts';
import { Answers, contactReferences, runIdOf } from '@fanfare/bus';
import { anEvent, eventually } from '@fanfare/testing';
import { openBench, type Answer, type Bench } from './bench.js';

/** What runs and contacts know. A spec fills it. */
const known = { runs: [] as RunSummary[], evaluations: [] as Evaluation[], pending: [] as PendingStart[] };
const email = 'ada@acme.test';

/** Stands for the services runs and contacts, and for the orchestrator. */
@Controller()
class RecordsController {
  @Answers(listRuns)
  async list({ event, contact }: RequestOf<typeof listRuns>): Promise<ReplyOf<typeof listRuns>> {
    return { runs: known.runs.filter((run) => run.event === event || run.contact === contact), next: null };
  }

  @Answers(evaluationsOfEvent)
  async ofEvent({ event }: RequestOf<typeof evaluationsOfEvent>): Promise<ReplyOf<typeof evaluationsOfEvent>> {
    return { evaluations: known.evaluations.filter((one) => one.event === event) };
  }

  @Answers(evaluationsOfContact)
  async ofContact({ refs }: RequestOf<typeof evaluationsOfContact>): Promise<ReplyOf<typeof evaluationsOfContact>> {
    return { evaluations: known.evaluations.filter(({ who }) => who.some((name) => refs.includes(name))) };
  }

  @Answers(listPendingStarts)
  async pending({
    workflow,
    contact,
    event,
  }: RequestOf<typeof listPendingStarts>): Promise<ReplyOf<typeof listPendingStarts>> {
    const isMeant = (one: PendingStart) =>
      contact === undefined ? one.event === event : contact === 'ada' && [undefined, one.workflow].includes(workflow);
    const starts = known.pending.filter(isMeant);
    return { starts, next: null, total: starts.length };
  }

  @Answers(referencesOfContact)
  async names({ id }: RequestOf<typeof referencesOfContact>): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: id === 'ada' ? [{ id, email }] : [] };
  }
}

const steps = { echo: { action: 'Echo', input: { value: 'x' } } };
const prize = { left: '{{ trigger.data.prizeType }}', op: 'eq', right: 'Gift Card' };
const at = Date.now() - 60_000;

// real: NATS, MongoDB, the API. fake: the services runs and contacts, the orchestrator.
describe('what became of an event', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench([RecordsController]);
    await bench.ready();
    const trigger = { type: 'Prize.Awarded' };
    await activate('gifts', { trigger: { ...trigger, filter: { all: [prize] } } });
    await activate('plain', { trigger });
    await activate('dated', { trigger: { ...trigger, relativeTo: { date: '{{ trigger.data.on }}' } } });
    await activate('forms', { trigger: { type: 'Form.Received' } });
  });
  afterAll(() => bench.close());

  async function activate(id: string, more: object) {
    await bench.put(`/workflows/${id}`, { definition: { name: `Workflow ${id}`, start: 'echo', steps, ...more } });
    expect(await bench.post(`/workflows/${id}/activate`, {})).toMatchObject({ status: 200 });
  }

  function started(event: string, workflow: string, given: Partial<RunSummary> = {}): RunSummary {
    const run: RunSummary = {
      id: runIdOf('acme', workflow, event), workspace: 'acme', workflow, workflowName: workflow, version: 1, mode: 'live', status: 'Success',
      trigger: 'Prize.Awarded', event, occurredAt: new Date(at).toISOString(), contact: 'ada', site: null, card: null, startedAt: at, finishedAt: at + 5,
      ...given,
    }; // prettier-ignore
    known.runs.push(run);
    return run;
  }

  function refused(event: string, because: Record<string, string>, given: Partial<Evaluation> = {}) {
    const refusals = Object.entries(because).map(([workflow, because]) => ({ workflow, version: 1, because }));
    const who = contactReferences('acme', { email });
    known.evaluations.push({ workspace: 'acme', event, type: 'Prize.Awarded', storedAt: at, who, refusals, ...given });
  }

  const explained = ({ body }: Answer) => body['explanations'] as Explanation[];
  const byWorkflow = (answer: Answer) =>
    Object.fromEntries(explained(answer).map(({ workflow, verdict }) => [workflow, verdict]));

  it('is said of each workflow that listens to it: it started, or what said no, in words', async () => {
    const now = Date.now();
    const run = started('e1', 'plain', { startedAt: now });
    refused('e1', { gifts: 'trigger.filter.all.0' }, { storedAt: now });
    expect(byWorkflow(await bench.get('/events/e1/evaluations'))).toEqual({
      plain: { kind: 'started', run: run.id, status: 'Success' },
      gifts: {
        kind: 'notStarted',
        because: 'trigger.filter.all.0',
        sentence: "required: prizeType is 'Gift Card'",
      },
      dated: { kind: 'unknown' },
    });
  });

  it('is the date that its run waits for', async () => {
    await bench.store(anEvent({ id: 'e2', type: 'Prize.Awarded' }));
    const dueAt = Date.now() + 3_600_000;
    known.pending.push({ run: 'r2', workflow: 'dated', version: 1, event: 'e2', trigger: 'Prize.Awarded', site: null, card: null, acceptedAt: Date.now(), dueAt }); // prettier-ignore
    expect(byWorkflow(await bench.get('/events/e2/evaluations'))).toMatchObject({
      dated: { kind: 'later', startsAt: dueAt },
      plain: { kind: 'unknown' },
    });
    known.pending.splice(0);
  });

  it('is that a workflow was not in force when it came: paused, archived, not yet, or never', async () => {
    const trigger = { type: 'Coupon.Issued' };
    const come = async (id: string) => {
      await bench.store(anEvent({ id, type: 'Coupon.Issued', data: { couponId: 'c' } }));
      // The next change is later than this, by the clock that stamps events.
      await eventually(async () => expect(await bench.get(`/events/${id}`)).toMatchObject({ status: 200 }));
    };
    const said = async (id: string) => {
      const verdicts = byWorkflow(await bench.get(`/events/${id}/evaluations`));
      return Object.fromEntries(Object.entries(verdicts).map(([workflow, verdict]) => [workflow, 'because' in verdict ? verdict.because : verdict.kind])); // prettier-ignore
    };
    await bench.put('/workflows/draft', { definition: { name: 'Draft', trigger, steps: 'none yet' } });
    await activate('pausing', { trigger });
    await activate('ending', { trigger });
    await bench.post('/workflows/pausing/pause');
    await bench.post('/workflows/ending/archive');
    await come('g1');
    await activate('coming', { trigger });
    await bench.post('/workflows/pausing/resume');
    await come('g2');
    expect(await said('g1')).toEqual({ draft: 'workflow.never', pausing: 'workflow.paused', ending: 'workflow.archived', coming: 'workflow.notYet' }); // prettier-ignore
    expect(await said('g2')).toEqual({ draft: 'workflow.never', ending: 'workflow.archived', pausing: 'unknown', coming: 'unknown' }); // prettier-ignore
    const [first] = explained(await bench.get('/events/g1/evaluations')).filter(
      ({ workflow }) => workflow === 'pausing',
    );
    expect(first).toMatchObject({ version: 1, workflowName: 'Workflow pausing', verdict: { sentence: 'the workflow was paused when the event came' } }); // prettier-ignore
  });

  it('is unknown when nothing is recorded yet, and nothing when there is no such event', async () => {
    await bench.store(anEvent({ id: 'e3', type: 'Form.Received' }));
    expect(byWorkflow(await bench.get('/events/e3/evaluations'))).toEqual({ forms: { kind: 'unknown' } });
    expect(await bench.get('/events/none/evaluations')).toMatchObject({ status: 404 });
  });

  it('is why a run did not begin that waited for its date', async () => {
    refused('e5', { dated: 'start.cancelled' });
    refused('e6', { dated: 'start.notInForce' });
    const said = async (event: string) => byWorkflow(await bench.get(`/events/${event}/evaluations`))['dated'];
    expect(await said('e5')).toMatchObject({ kind: 'notStarted', sentence: 'somebody cancelled it before its date' });
    expect(await said('e6')).toMatchObject({ sentence: 'no version of the workflow was in force at its date' });
  });

  it('is that it started, when it came again and was refused then', async () => {
    started('e4', 'plain');
    refused('e4', { plain: 'settings.reentry' }, { storedAt: at + 1_000 });
    expect(byWorkflow(await bench.get('/events/e4/evaluations'))).toMatchObject({ plain: { kind: 'started' } });
  });

  it('is answered to a contact whom its events name by an address only', async () => {
    refused('c1', { plain: 'settings.reentry' }, { storedAt: at + 9_000 });
    const answer = await bench.get('/contacts/ada/evaluations?limit=2');
    expect(explained(answer).map(({ event }) => event)).toEqual(['e1', 'e1']);
    const all = explained(await bench.get('/contacts/ada/evaluations'));
    expect(all.find(({ event }) => event === 'c1')).toMatchObject({ workflowName: 'Workflow plain', at: at + 9_000 });
    expect(explained(await bench.get('/contacts/nobody/evaluations'))).toEqual([]);
  });

  it('is told to a contact of a run that waits for its date', async () => {
    known.pending.push({ run: 'r', workflow: 'dated', version: 1, event: 'e9', trigger: 'Prize.Awarded', site: null, card: null, acceptedAt: at, dueAt: at + 9_000 }); // prettier-ignore
    const answer = await bench.get('/contacts/ada/evaluations?workflow=dated');
    expect(explained(answer).filter(({ event }) => event === 'e9')).toEqual([
      { event: 'e9', type: 'Prize.Awarded', at, workflow: 'dated', workflowName: 'Workflow dated', version: 1, verdict: { kind: 'later', startsAt: at + 9_000 } },
    ]); // prettier-ignore
  });

  it('is told to a contact of a workflow that was not in force when an event of theirs came', async () => {
    await activate('absent', { trigger: { type: 'Coupon.Redeemed' } });
    await bench.post('/workflows/absent/pause');
    const event = anEvent({ id: 'h1', type: 'Coupon.Redeemed', contact: { email }, data: { couponId: 'c' } });
    await bench.store(event);
    await bench.store(anEvent({ ...event, id: 'h2', contact: { email: 'bob@acme.test' } }));
    const answer = await bench.get('/contacts/ada/evaluations?workflow=absent');
    const absent = explained(answer).filter(({ workflow }) => workflow === 'absent');
    expect(absent).toMatchObject([{ event: 'h1', verdict: { because: 'workflow.paused' } }]);
  });
});
