import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buckets, headKey, pauseWorkflow, versionAt } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { aWorkflow } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';

const good = (value = 'hi') => aWorkflow({ hello: { action: 'Echo', input: { value } } });

// real: NATS, MongoDB, the API. fake: the services behind it.
describe('workflows', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    await bench.ready();
  });
  afterAll(() => bench.close());

  it('are saved as drafts with all their mistakes, which are named by path', async () => {
    const definition = aWorkflow({ a: { action: 'Nonsense', next: { Success: 'nowhere' } } });
    const saved = await bench.post('/workflows', { id: 'broken', definition });
    expect(saved).toMatchObject({
      status: 201,
      body: { id: 'broken', status: 'Draft', activeVersion: null, definition },
    });
    const { body } = await bench.post('/workflows/broken/validate');
    expect(body).toMatchObject({ valid: false });
    expect(body.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['steps.a.action', 'steps.a.next.Success']),
    );
    const refused = await bench.post('/workflows/broken/activate');
    expect(refused).toMatchObject({
      status: 422,
      type: 'application/problem+json',
      body: { code: 'InvalidWorkflow', errors: body.errors },
    });
    expect(await bench.head('broken')).toBeNull();
  });

  it('can be validated without being saved', async () => {
    expect((await bench.post('/workflows/validate', { definition: good() })).body).toEqual({
      valid: true,
      errors: [],
      warnings: [],
    });
    const elsewhere = { ...good(), scope: { workspace: 'other' } };
    expect((await bench.post('/workflows/validate', { definition: elsewhere })).body.errors).toMatchObject([
      { path: 'scope.workspace' },
    ]);
  });

  it('are in force for an event that is stored after activation was answered', async () => {
    await bench.put('/workflows/welcome', { definition: good() });
    const before = Date.now();
    const { status, body } = await bench.post('/workflows/welcome/activate');
    const after = Date.now();
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'Active', activeVersion: 1 } });
    const head = await bench.head('welcome');
    expect(head).toMatchObject({ workspace: 'acme', workflow: 'welcome', activations: [{ version: 1, to: null }] });
    expect(head && versionAt(head, before)).toBeNull();
    expect(head && versionAt(head, after)).toBe(1);
    expect(await bench.version('welcome', 1)).toMatchObject({
      version: 1,
      definition: good(),
      actions: { Echo: { service: 'echo' } },
    });
  });

  it('keep their version when an unchanged draft is activated again, and get a new one when it changed', async () => {
    await bench.put('/workflows/steady', { definition: good('one') });
    await bench.post('/workflows/steady/activate');
    expect((await bench.post('/workflows/steady/activate')).body).toMatchObject({ activeVersion: 1, latestVersion: 1 });
    await bench.put('/workflows/steady', { definition: good('two') });
    expect((await bench.post('/workflows/steady/activate')).body).toMatchObject({ activeVersion: 2 });
    const head = await bench.head('steady');
    const [first, second] = head?.activations ?? [];
    expect(first?.to).toBe(second?.from);
    expect((await bench.get('/workflows/steady/versions')).body).toMatchObject({
      versions: [{ version: 2 }, { version: 1 }],
    });
    expect((await bench.get('/workflows/steady/versions/1')).body).toMatchObject({
      version: 1,
      definition: good('one'),
    });
  });

  it('start nothing while they are paused, and go on with the version they had', async () => {
    await bench.put('/workflows/pausing', { definition: good() });
    await bench.post('/workflows/pausing/activate');
    await bench.put('/workflows/pausing', { definition: good('a newer draft') });
    expect((await bench.post('/workflows/pausing/pause')).body).toMatchObject({
      status: 'Paused',
      activeVersion: null,
    });
    const whilePaused = Date.now();
    expect((await bench.post('/workflows/pausing/resume')).body).toMatchObject({ status: 'Active', activeVersion: 1 });
    const head = await bench.head('pausing');
    expect(head && [versionAt(head, whilePaused), versionAt(head, Date.now())]).toEqual([null, 1]);
  });

  it('say what may do harm, beside what is wrong', async () => {
    const step = { action: 'Echo', input: { value: 'x' } };
    const definition = { ...aWorkflow({ a: step }), trigger: { type: 'Competition.EntrySubmitted' } };
    const warning = { path: 'steps.a.action', message: expect.stringContaining('start itself') };
    const saved = await bench.put('/workflows/selfish', { definition });
    expect(saved.body['warnings']).toEqual([warning]);
    expect((await bench.post('/workflows/selfish/validate')).body['warnings']).toEqual([warning]);
    expect((await bench.post('/workflows/validate', { definition })).body['warnings']).toEqual([warning]);
  });

  it('show why they are paused: by a person who said so, or by the loop guard', async () => {
    await bench.put('/workflows/stopped', { definition: good() });
    await bench.post('/workflows/stopped/activate');
    await bench.post('/workflows/stopped/pause', { reason: 'the offer is wrong' });
    expect((await bench.get('/workflows/stopped')).body['pausedBecause']).toBe('the offer is wrong');
    expect((await bench.post('/workflows/stopped/resume')).body['pausedBecause']).toBeNull();
    const asked = { workspace: 'acme', workflow: 'stopped', because: 'it seems to start itself' };
    expect(await bench.elsewhere(Requests).ask(pauseWorkflow, asked)).toEqual({ paused: true });
    expect((await bench.get('/workflows/stopped')).body).toMatchObject({
      status: 'Paused',
      pausedBecause: asked.because,
    });
  });

  it('can go back to an older version, and end for good', async () => {
    for (const value of ['one', 'two']) {
      await bench.put('/workflows/undone', { definition: good(value) });
      await bench.post('/workflows/undone/activate');
    }
    expect((await bench.post('/workflows/undone/rollback', { version: 1 })).body).toMatchObject({
      activeVersion: 1,
      latestVersion: 2,
      definition: good('two'),
    });
    expect(await bench.post('/workflows/undone/rollback', { version: 3 })).toMatchObject({ status: 404 });
    expect((await bench.post('/workflows/undone/archive')).body).toMatchObject({
      status: 'Archived',
      activeVersion: null,
    });
    expect(await bench.post('/workflows/undone/activate')).toMatchObject({ status: 409, body: { code: 'Conflict' } });
    expect(await bench.put('/workflows/undone', { definition: good() })).toMatchObject({ status: 409 });
  });

  it('lose no change when many come at once', async () => {
    await bench.put('/workflows/busy', { definition: good() });
    const answers = await Promise.all(Array.from({ length: 5 }, () => bench.post('/workflows/busy/activate')));
    expect(answers.map(({ status, body }) => [status, body['activeVersion']])).toEqual(Array(5).fill([200, 1]));
    expect((await bench.head('busy'))?.activations).toHaveLength(1);
    await Promise.all([
      bench.post('/workflows/busy/pause'),
      bench.put('/workflows/busy', { definition: good('new') }),
      bench.post('/workflows/busy/activate'),
    ]);
    const { body } = await bench.get('/workflows/busy');
    expect(body['definition']).toEqual(good('new'));
    expect((await bench.head('busy'))?.activations).toEqual(body['activations']);
  });

  it('tell an editor that somebody else was faster', async () => {
    const { body } = await bench.post('/workflows', { definition: good() });
    const id = String(body['id']);
    expect(await bench.put(`/workflows/${id}`, { definition: good('mine'), revision: body['revision'] })).toMatchObject(
      { status: 200 },
    );
    expect(
      await bench.put(`/workflows/${id}`, { definition: good('theirs'), revision: body['revision'] }),
    ).toMatchObject({ status: 409, body: { errors: [{ path: 'revision' }] } });
    expect(await bench.post('/workflows', { id, definition: good() })).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'id' }] },
    });
  });

  it('keep one change of two editors who save what they both saw at the same moment, and tell the other', async () => {
    await bench.put('/workflows/both', { definition: good() });
    const save = (name: string) => bench.put('/workflows/both', { definition: good(name), revision: 1 });
    const answers = await Promise.all([save('mine'), save('theirs')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const saved = answers.find(({ status }) => status === 200);
    expect((await bench.get('/workflows/both')).body['definition']).toEqual(saved?.body['definition']);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused).toMatchObject({ body: { detail: expect.stringContaining('changed by somebody else'), errors: [{ message: 'it is 2 now; load the workflow again' }] } }); // prettier-ignore
  });

  it('are listed page by page, and by status', async () => {
    const first = await bench.get('/workflows?limit=2');
    expect(first.body['workflows']).toHaveLength(2);
    const second = await bench.get(`/workflows?limit=200&after=${String(first.body['next'])}`);
    const ids = [first, second].flatMap(({ body }) => (body['workflows'] as { id: string }[]).map(({ id }) => id));
    expect(ids).toEqual([...new Set(ids)].sort());
    expect((await bench.get('/workflows?status=Archived,Draft')).body['workflows']).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ id: 'undone' })]),
    );
  });

  it('are published again after a crash between database and bucket', async () => {
    await bench.put('/workflows/lost', { definition: good() });
    await bench.post('/workflows/lost/activate');
    const head = await bench.head('lost');
    await bench.values.put(buckets.workflows, headKey('acme', 'lost'), {
      workspace: 'acme',
      workflow: 'lost',
      activations: [],
    });
    await bench.values.delete(buckets.workflows, 'version.acme.lost.1');
    await bench.restart();
    expect(await bench.head('lost')).toEqual(head);
    expect(await bench.version('lost', 1)).toMatchObject({ version: 1 });
  });

  it('take effect later when everybody could not know it in time', async () => {
    await bench.restart({ ACTIVATION_LEAD_MS: '1' });
    await bench.ready();
    await bench.put('/workflows/hasty', { definition: good() });
    const { body } = await bench.post('/workflows/hasty/activate');
    const head = await bench.head('hasty');
    expect(head?.activations).toEqual(body['activations']);
    expect(head?.activations).toHaveLength(1);
    expect(head && versionAt(head, Date.now())).toBe(1);
  });
});
