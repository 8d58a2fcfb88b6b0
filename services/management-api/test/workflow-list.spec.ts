import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowDefinition } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import { aWorkflow } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';

const hello = { hello: { action: 'Echo', input: { value: 'hi' } } };
const final = { site: 'final' };

/** In the order in which they are made. */
const definitions: Record<string, WorkflowDefinition> = {
  zebra: aWorkflow(hello, { name: 'Welcome a new member' }),
  gifts: aWorkflow(hello, { name: 'Gifts for winners', trigger: { type: 'Prize.Awarded' }, scope: final }),
  alpha: aWorkflow(hello, { name: 'welcome back', scope: { ...final, card: 'wheel' } }),
  forms: aWorkflow(hello, { name: 'Answers', trigger: { type: 'Form.Received' }, scope: { card: 'form' } }),
};

interface Listed {
  workflows: { id: string; trigger: string | null; site: string | null; card: string | null }[];
  next: string | null;
}

// real: NATS, MongoDB, the API. fake: the services behind it.
describe('the list of workflows', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    await bench.ready();
    for (const [id, definition] of Object.entries(definitions)) await bench.put(`/workflows/${id}`, { definition });
    expect(await bench.post('/workflows/gifts/activate')).toMatchObject({ status: 200 });
    await bench.put('/workflows/gifts', { definition: definitions['gifts'] });
  });
  afterAll(() => bench.close());

  const page = async (query: Record<string, string>): Promise<Listed> =>
    (await bench.get(`/workflows?${new URLSearchParams(query).toString()}`)).body as unknown as Listed;
  const listed = async (query: Record<string, string>) => (await page(query)).workflows.map(({ id }) => id);

  it.each([
    ['how a name begins', { search: 'WELCOME' }, ['alpha', 'zebra']],
    ['a word of it and the next', { search: 'new mem' }, ['zebra']],
    ['its id', { search: 'gif' }, ['gifts']],
    ['nothing that is there', { search: 'elcome' }, []],
    ['a sign of patterns', { search: '.*' }, []],
    ['status', { status: 'Active' }, ['gifts']],
    ['several statuses', { status: 'Draft,Paused' }, ['alpha', 'forms', 'zebra']],
    ['trigger', { trigger: 'Prize.Awarded' }, ['gifts']],
    ['several triggers', { trigger: 'Prize.Awarded,Form.Received' }, ['forms', 'gifts']],
    ['site', { site: 'final' }, ['alpha', 'gifts']],
    ['card', { card: 'form' }, ['forms']],
    ['all at once', { search: 'w', site: 'final', card: 'wheel', status: 'Draft', trigger: 'Card.CoverClicked' }, ['alpha']],
  ])('is narrowed by %s', async (_, query, expected) => {
    expect(await listed(query)).toEqual(expected);
  }); // prettier-ignore

  it.each([
    ['id', ['alpha', 'forms', 'gifts', 'zebra']],
    ['name', ['forms', 'gifts', 'zebra', 'alpha']],
    ['updated', ['gifts', 'forms', 'alpha', 'zebra']],
    ['created', ['forms', 'alpha', 'gifts', 'zebra']],
  ])('is sorted by %s, also from page to page', async (sort, expected) => {
    expect(await listed({ sort })).toEqual(expected);
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const { workflows, next } = await page({ sort, limit: '1', ...(after && { after }) });
      seen.push(...workflows.map(({ id }) => id));
      after = next;
    }
    expect(seen).toEqual(expected);
  });

  it('shows by what each starts and where', async () => {
    const { workflows } = await page({});
    expect(workflows).toMatchObject([
      { id: 'alpha', trigger: 'Card.CoverClicked', site: 'final', card: 'wheel' },
      { id: 'forms', trigger: 'Form.Received', site: null, card: 'form' },
      { id: 'gifts', trigger: 'Prize.Awarded', site: 'final', card: null },
      { id: 'zebra', trigger: 'Card.CoverClicked', site: null, card: null },
    ]);
  });

  it('follows what is saved', async () => {
    await bench.put('/workflows/forms', { definition: { ...definitions['forms'], name: 'Questions', scope: final } });
    expect(await listed({ search: 'question', site: 'final' })).toEqual(['forms']);
    expect(await listed({ search: 'answers' })).toEqual([]);
    await bench.put('/workflows/forms', { definition: definitions['forms'] });
  });

  it('holds those, too, that were stored before it could be searched', async () => {
    const workflows = bench.service().app.get<Connection>(MONGO).collection('workflows');
    const found = { nameKey: 1, terms: 1, trigger: 1, site: 1, card: 1 };
    await workflows.updateOne({ id: 'gifts' }, { $unset: found });
    expect(await listed({ search: 'gifts' })).toEqual([]);
    await bench.restart();
    expect(await listed({ search: 'gifts', trigger: 'Prize.Awarded', site: 'final' })).toEqual(['gifts']);
  });

  it.each([
    ['trigger', { trigger: 'Nothing.Happened' }],
    ['sort', { sort: 'size' }],
    ['after', { sort: 'name', after: 'alpha' }],
  ])('refuses a %s that there is not', async (path, query) => {
    const answer = await bench.get(`/workflows?${new URLSearchParams(query).toString()}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: expect.stringContaining(path) }] } });
  });
});
