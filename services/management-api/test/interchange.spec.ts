import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { aWorkflow } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';

/** As an export from there looks: a hook, a pattern that is looked for, and a step that has no counterpart here. */
const document: JsonObject = {
  name: 'Orders in notes',
  description: 'Looks for an order number',
  trigger: {
    id: '1',
    eventName: 'kustomer.hooks.form.5f1.receive',
    transitions: [{ target: 'findIt', condition: { op: 'true', values: [true] } }],
  },
  steps: [
    {
      id: 'findIt',
      action: 'kustomer.regex-match.generic',
      params: { testString: '/#steps.1.attributes.data.text', regex: 'ORD-[0-9]+' },
      errorCases: [],
      transitions: [{ target: 'tell', condition: { op: 'exists', values: ['/#steps.findIt.match', true] } }],
    },
    {
      id: 'tell',
      action: 'kustomer.note.create',
      params: { body: '{{steps.findIt.match}}' },
      errorCases: [],
      transitions: [],
    },
  ],
};

// real: NATS, MongoDB, the API.
describe('a workflow from elsewhere', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    await bench.ready();
  });
  afterAll(() => bench.close());

  it('becomes a draft, says what it has no counterpart for, and goes back as it came', async () => {
    const imported = await bench.post('/workflows/import', { id: 'orders', document });
    expect(imported).toMatchObject({
      status: 201,
      body: { format: 'kustomer', workflow: { id: 'orders', status: 'Draft', name: 'Orders in notes' } },
    });
    const losses = (imported.body as { losses: { path: string }[] }).losses.map(({ path }) => path);
    expect(losses).toContainEqual(expect.stringContaining('steps.1.action'));
    expect(await bench.post('/workflows/orders/activate')).toMatchObject({ status: 422 });
    expect((await bench.get('/workflows/orders/export?format=kustomer')).body).toMatchObject({ document });
  });

  it('of our own kind is taken under the names that people give to triggers, and exported as it is', async () => {
    const ours = { ...aWorkflow({ hello: { action: 'Echo', input: { value: 'x' } } }), trigger: { type: 'Prize.Won' } };
    const imported = await bench.post('/workflows/import', { id: 'ours', document: ours });
    expect(imported).toMatchObject({ status: 201, body: { workflow: { problems: [] } } });
    const { body } = await bench.get('/workflows/ours/export');
    expect(body).toMatchObject({ document: { trigger: { type: 'Prize.Awarded' } }, losses: [] });
  });

  it('is the same draft again after an export, mistakes included', async () => {
    const { trigger, steps } = aWorkflow({ hello: { action: 'Ecko', input: { value: 'x' } } });
    const draft = { name: 'Half done', trigger, steps, settings: { concurrency: { limit: 1 } } };
    await bench.put('/workflows/half-done', { definition: draft });
    const { document } = (await bench.get('/workflows/half-done/export')).body;
    const again = await bench.post('/workflows/import', { id: 'again', document });
    expect(again).toMatchObject({ status: 201, body: { format: 'fanfare' } });
    const { workflow } = again.body as { workflow: { definition: object; problems: { path: string }[] } };
    expect(workflow.definition).toEqual(draft);
    expect(workflow.problems.map(({ path }) => path)).toEqual(expect.arrayContaining(['start']));
  });

  it('is exported as any of its versions was, or as the draft is', async () => {
    const named = (name: string) => aWorkflow({ hello: { action: 'Echo', input: { value: name } } }, { name });
    for (const name of ['One', 'Two']) {
      await bench.put('/workflows/versioned', { definition: named(name) });
      await bench.post('/workflows/versioned/activate');
    }
    await bench.put('/workflows/versioned', { definition: named('Draft') });
    const exported = async (query: string) => (await bench.get(`/workflows/versioned/export${query}`)).body['document'];
    expect(await exported('?version=1')).toEqual(named('One'));
    expect(await exported('')).toEqual(named('Draft'));
    expect(await exported('?version=1&format=kustomer')).toMatchObject({ name: 'one' });
    expect(await bench.get('/workflows/versioned/export?version=3')).toMatchObject({ status: 404 });
  });

  it('from Kustomer goes back as it came from the version that it became, whatever became of the draft', async () => {
    const [findIt] = document['steps'] as JsonObject[];
    const runs = { ...document, meta: { color: 'blue' }, steps: [{ ...findIt, appVersion: 'kustomer-^1.9.2', transitions: [] }] };
    const save = (more: object) =>
      bench.post('/workflows/import', { id: 'frozen', document: { ...runs, ...more }, replace: true });
    const activated = async () => (await bench.post('/workflows/frozen/activate')).body;
    const exported = async (query: string) => (await bench.get(`/workflows/frozen/export${query}`)).body;
    await save({});
    expect(await activated()).toMatchObject({ activeVersion: 1 });
    expect(await activated()).toMatchObject({ activeVersion: 1 });
    await save({ meta: { color: 'red' } });
    expect(await activated()).toMatchObject({ activeVersion: 2 });
    await bench.put('/workflows/frozen', { definition: aWorkflow({ hello: { action: 'Echo', input: { value: 'x' } } }) });

    expect(await exported('?version=1&format=kustomer')).toEqual({ document: runs, losses: [] });
    expect(await exported('?version=2&format=kustomer')).toMatchObject({ document: { meta: { color: 'red' } } });
    const { definition } = (await bench.get('/workflows/frozen/versions/1')).body as { definition: JsonObject };
    expect((await exported('?version=1'))['document']).toEqual(definition);
    expect(definition['imported']).toEqual({ from: 'kustomer', document: runs });
    expect(JSON.stringify(await bench.version('frozen', 1))).not.toContain('kustomer.hooks');
  }); // prettier-ignore

  it('is saved over a draft only when that is asked for', async () => {
    const save = (name: string, more = {}) =>
      bench.post('/workflows/import', { id: 'over', document: { ...document, name }, ...more });
    expect(await save('First', { replace: true })).toMatchObject({ status: 201, body: { replaced: false } });
    expect(await save('Second')).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'id', message: 'choose another id, or say replace: true to save it over that draft' }] },
    });
    expect(await save('Third', { replace: true })).toMatchObject({
      status: 201,
      body: { replaced: true, workflow: { name: 'Third', revision: 2 } },
    });
  });

  it('is refused by the path of each mistake when it is no workflow at all', async () => {
    for (const format of ['fanfare', 'kustomer']) {
      const refused = await bench.post('/workflows/import', { format, document: { nothing: 'here' } });
      expect(refused).toMatchObject({ status: 422, body: { code: 'InvalidWorkflow' } });
      expect((refused.body as { errors: unknown[] }).errors.length).toBeGreaterThan(0);
    }
  });
});
