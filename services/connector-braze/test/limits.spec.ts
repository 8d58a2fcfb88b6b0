// real: NATS, MongoDB, the connector, HTTP. fake: Braze
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeBraze, type FakeBraze } from '@fanfare/fakes';
import { BrazeBench } from './bench.js';

let bench: BrazeBench;
let narrow: FakeBraze;
let scarce: FakeBraze;
beforeAll(async () => {
  const keys = { 'fake-braze-key': ['users.track'], reader: ['users.export.ids'] };
  [bench, narrow, scarce] = await Promise.all([
    BrazeBench.open({ keys }),
    startFakeBraze({ maxPerArray: 20, maxCombined: 30, maxBytes: 20_000 }),
    startFakeBraze({ rate: { requests: 2, perMs: 1_000 } }),
  ]);
  await bench.connect('narrow', { endpoint: narrow.url });
  await bench.connect('scarce', { endpoint: scarce.url });
  await bench.connect('wrong', {}, 'another-key');
  await bench.connect('reader', {}, 'reader');
  await bench.connect('elsewhere', { endpoint: 'https://rest.example.com' });
});
beforeEach(() => {
  bench.braze.behave();
  bench.braze.journal.clear();
  narrow.journal.clear();
});
afterAll(async () => {
  await bench.close();
  await Promise.all([narrow.stop(), scarce.stop()]);
});

describe('an account', () => {
  it.each([
    ['whose key Braze does not know', 'wrong', 'KeyUnknown', 'Invalid API Key'],
    ['whose key may not track', 'reader', 'NotAllowed', 'Access Denied'],
    ['that is not at Braze', 'elsewhere', 'NotBraze', 'rest.example.com'],
  ])('%s fails its steps for good, and says what to correct', async (_what, workspace, code, words) => {
    const { error } = await bench.run(bench.won('u1', {}, { workspace }));
    expect(error).toMatchObject({ code, retryable: false, message: expect.stringContaining(words) });
  });

  it.each([400, 403, 500])('whose key Braze repeats in an answer %d keeps it secret', async (status) => {
    bench.braze.misbehave({ kind: 'fails', status, acting: false, echoing: true }, { times: 1 });
    const outcome = await bench.run(bench.won('u1'));
    expect(outcome.error?.message).toContain('…');
    expect(JSON.stringify(outcome)).not.toContain('fake-braze-key');
  });

  it('whose address is not that of the API fails its steps for good', async () => {
    bench.braze.misbehave({ kind: 'fails', status: 404, acting: false }, { times: 1 });
    expect((await bench.run(bench.won('u1'))).error).toMatchObject({ code: 'NotBraze', message: expect.stringContaining('Invalid URL') }); // prettier-ignore
  });

  it.each([
    ['fake-braze-key', { ok: true, about: expect.stringContaining('Braze at 127.0.0.1') }],
    ['another-key', { ok: false, reason: expect.stringContaining('Invalid API Key') }],
    ['reader', { ok: false, reason: expect.stringContaining('users.track') }],
  ])('can be tried before, with nothing tracked: %s', async (apiKey, wanted) => {
    expect(await bench.kit.tryAccount({ endpoint: bench.braze.url }, { apiKey })).toEqual(wanted);
    expect(bench.braze.events()).toEqual([]);
  });

  it('is left alone until its window begins anew, after a 429, and no attempt is counted', async () => {
    const exhausted = { kind: 'throttles', retryAfterSeconds: 1 } as const;
    bench.braze.misbehave(exhausted, { times: 1 });
    const answer = await bench.kit.steps.run(bench.won('limited'));
    expect([answer.outcome.exit, answer.attempt, bench.requests().length]).toEqual(['Success', 1, 2]);
  });

  it('is left alone when the last request of a window is used up: none is refused', async () => {
    for (let i = 0; i < 5; i++) {
      expect((await bench.run(bench.won(`w${i}`, {}, { workspace: 'scarce' }))).exit).toBe('Success');
    }
    expect(scarce.journal.exchanges.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  });

  it('takes what is too much for one request in halves, without anybody having said how much it takes', async () => {
    const before = narrow.events().length;
    const all = Array.from({ length: 40 }, (_, i) => bench.won(`half${i}`, {}, { workspace: 'narrow' }));
    expect((await bench.runAll(all)).every(({ exit }) => exit === 'Success')).toBe(true);
    expect(narrow.events().length - before).toBe(40);
    expect(narrow.journal.exchanges.map(({ status }) => status)).toContain(400);
  });

  it('takes what is too long in halves', async () => {
    const before = narrow.events().length;
    const text = 'x'.repeat(250);
    const properties = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`p${i}`, text]));
    const all = Array.from({ length: 12 }, (_, i) => bench.won(`long${i}`, { properties }, { workspace: 'narrow' }));
    expect((await bench.runAll(all)).every(({ exit }) => exit === 'Success')).toBe(true);
    expect(narrow.events().length - before).toBe(12);
    expect(narrow.journal.exchanges.map(({ status }) => status)).toContain(413);
  });
});
