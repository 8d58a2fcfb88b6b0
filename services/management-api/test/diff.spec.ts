import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';

const hello = (value: string) => aWorkflow({ hello: { action: 'Echo', input: { value } } });

// real: NATS, MongoDB, the API.
describe('the difference of two versions', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    await bench.ready();
    for (const value of ['one', 'two']) {
      await bench.put('/workflows/w', { definition: hello(value) });
      await bench.post('/workflows/w/activate');
    }
  });
  afterAll(() => bench.close());

  const diff = (query: string) => bench.get(`/workflows/w/diff?${query}`);
  const changed = (before: string, after: string) => [
    { kind: 'step.changed', step: 'hello', fields: [{ path: 'steps.hello.input.value', before, after }] },
  ];

  it('is told field by field, in either direction', async () => {
    expect((await diff('from=1&to=2')).body).toEqual({ from: 1, to: 2, changes: changed('one', 'two') });
    expect((await diff('from=2&to=1')).body).toEqual({ from: 2, to: 1, changes: changed('two', 'one') });
    expect((await diff('from=2')).body).toEqual({ from: 2, to: 'draft', changes: [] });
  });

  it('of a draft with mistakes is told too, as long as it can be read', async () => {
    await bench.put('/workflows/w', { definition: aWorkflow({ hello: { action: 'Nonsense' } }) });
    expect((await diff('from=2&to=draft')).body).toMatchObject({ changes: [{ kind: 'step.changed' }] });
    await bench.put('/workflows/w', { definition: { name: 'no steps' } });
    expect(await diff('from=2')).toMatchObject({ status: 422, body: { code: 'InvalidWorkflow' } });
  });

  it('is of versions that exist', async () => {
    expect(await diff('from=3&to=1')).toMatchObject({ status: 404 });
    expect(await diff('from=0')).toMatchObject({ status: 400, body: { errors: [{ path: 'from' }] } });
    expect(await bench.get('/workflows/none/diff?from=1')).toMatchObject({ status: 404 });
  });
});
