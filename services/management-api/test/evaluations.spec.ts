import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  evaluationsOfContact,
  evaluationsOfEvent,
  listRuns,
  referencesOfContact,
  type Evaluation,
  type Explanation,
  type ReplyOf,
  type RequestOf,
  type RunSummary,
} from '@fanfare/contracts';
import { Answers, Bus, contactReferences, runIdOf } from '@fanfare/bus';
import { anEvent } from '@fanfare/testing';
import { openBench, type Answer, type Bench } from './bench.js';

/** What runs and contacts know. A spec fills it. */
const known = { runs: [] as RunSummary[], evaluations: [] as Evaluation[] };
const email = 'ada@acme.test';

/** Stands for the services runs and contacts. */
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

  @Answers(referencesOfContact)
  async names({ id }: RequestOf<typeof referencesOfContact>): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: id === 'ada' ? [{ id, email }] : [] };
  }
}

const steps = { echo: { action: 'Echo', input: { value: 'x' } } };
const prize = { left: '{{ trigger.data.prizeType }}', op: 'eq', right: 'Gift Card' };
const at = Date.now() - 60_000;

// real: NATS, MongoDB, the API. fake: the services runs and contacts.
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
    const on = new Date(Date.now() + 3_600_000).toISOString();
    const event = anEvent({ id: 'e2', type: 'Prize.Awarded', data: { on } });
    await bench.store(event);
    const run = runIdOf('acme', 'dated', 'e2');
    await bench.elsewhere(Bus).publishAt(Date.parse(on), `${run}/start`, 'starts', { head: '{}' });
    expect(byWorkflow(await bench.get('/events/e2/evaluations'))).toMatchObject({
      dated: { kind: 'later', startsAt: Date.parse(on) },
      plain: { kind: 'unknown' },
    });
  });

  it('is unknown when nothing is recorded yet, and nothing when there is no such event', async () => {
    await bench.store(anEvent({ id: 'e3', type: 'Form.Received' }));
    expect(byWorkflow(await bench.get('/events/e3/evaluations'))).toEqual({ forms: { kind: 'unknown' } });
    expect(await bench.get('/events/none/evaluations')).toMatchObject({ status: 404 });
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
});
