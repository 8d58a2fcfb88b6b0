import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startVendor, type Vendor } from '@fanfare/fakes';
import { aWorkflow, eventually } from '@fanfare/testing';
import { CommandLine } from './command-line.js';
import { Fanfare, pathOf } from './fanfare.js';
import { OutsideConnector } from './outside-connector.js';

const workflow = aWorkflow(
  {
    stamp: { action: 'StampedeAddStamp', input: { card: 'coffee', email: '{{ trigger.data.email }}' }, next: { Success: 'note', CardFull: null } }, // prettier-ignore
    note: { action: 'SetVariables', input: { variables: { stamps: '{{ steps.stamp.stamps }}' } } },
  },
  { trigger: { type: 'Card.Completed' } },
);

// real: everything. fake: the vendor, over HTTP.
describe('a connector that others wrote, and built elsewhere with the packed kit', () => {
  let outside: OutsideConnector;
  let vendor: Vendor;
  let fanfare: Fanfare;
  let cli: CommandLine;
  const stamped = new Map<string, number>();
  // A compiler that begins with nothing takes its time on a busy machine.
  beforeAll(async () => (outside = await OutsideConnector.build()), 300_000);
  beforeAll(async () => {
    vendor = await startVendor({
      name: 'stampede',
      routes: (app) => {
        app.get('/v1/me', () => ({ account: 'Stampede Ltd' }));
        app.get('/v1/cards', () => ({ cards: [{ id: 'coffee', name: 'Coffee card' }] }));
        app.post('/v1/cards/:card/stamps', (request) => {
          const key = String(request.headers['idempotency-key']);
          stamped.set(key, (stamped.get(key) ?? 0) + 1);
          return { stamps: 1 };
        });
      },
      throttled: (reply) => reply.code(429).send(),
      failed: (reply, status) => reply.code(status).send(),
      malformed: (reply) => reply.code(400).send(),
      notFound: (reply) => reply.code(404).send(),
    });
    // Known to nobody before it announces itself.
    const env = { PROBE_FIRST_MS: '200', PROBE_LONGEST_MS: '1000' };
    fanfare = await Fanfare.start({ connectors: [{ name: 'connector-stampede', main: outside.main, env }] });
    cli = await CommandLine.open(fanfare);
    await fanfare.connect('connector-stampede', 'main', { endpoint: vendor.url, apiKey: 'stampede-key' });
    await fanfare.activate('stamps', workflow);
  });
  afterAll(async () => {
    await fanfare.stop();
    await vendor.stop();
    await cli.close();
    await outside.remove();
  });

  const played = (n: number) => ({ id: `game-${n}-${randomUUID()}`, type: 'Card.Completed' as const, data: { email: `p${n}@example.com` } }); // prettier-ignore

  it('is in the catalogue, and its action is a step like any other', async () => {
    const event = played(0);
    await fanfare.publish(event);
    const run = await fanfare.endedRun(event.id);
    expect([run.status, pathOf(run).toSorted()]).toEqual(['Success', ['note: Success', 'stamp: Success']]);
  });

  it('tells the command line which workflows use its account, and what a field of a step can be', async () => {
    expect(await cli.run('app', 'uses', 'main')).toMatchObject({ code: 0, output: 'stamps\n' });
    expect(await cli.run('app', 'choices', 'main', 'cards')).toMatchObject({ output: 'coffee  Coffee card\n' });
    expect(await cli.run('app', 'choices', 'main', 'hats')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('hats'),
    });
  });

  it('has its runs wait while the vendor is down: none fails, few calls find out, and all are done when it is back', async () => {
    const count = 400;
    vendor.journal.clear();
    stamped.clear();
    vendor.misbehave({ kind: 'fails', status: 503, acting: false });
    const events = Array.from({ length: count }, (_, n) => played(n));
    for (let i = 0; i < count; i += 100) await fanfare.publish(...events.slice(i, i + 100));
    const counts = async () => (await fanfare.api.expectOk<{ counts: Record<string, number> }>('GET', '/runs/counts?workflow=stamps')).counts; // prettier-ignore
    await eventually(async () => expect((await counts())['Running']).toBe(count), { withinMs: 30_000 });
    const closed = await fanfare.api.expectOk<{ closed: object[] }>('GET', '/closed');
    expect(closed.closed).toMatchObject([{ name: 'Stampede main', state: 'down', since: expect.any(Number) }]);
    const shown = await fanfare.api.expectOk<{ steps: object[] }>('GET', `/runs/${(await fanfare.runs({ status: 'Running', limit: '1' }))[0]?.id}`); // prettier-ignore
    expect(shown.steps).toMatchObject([{ status: 'Waiting', lane: { service: 'connector-stampede', app: 'main' } }]);
    const tries = vendor.journal.exchanges.length;
    vendor.behave();
    await eventually(async () => expect(await counts()).toEqual({ Success: count + 1 }), { withinMs: 60_000 });
    // Ten were on their way at the most when it went down; then probes after 200, 400, 800, 1,000 ms …
    expect(tries).toBeLessThan(60);
    expect(stamped.size).toBe(count);
    expect(new Set(stamped.values())).toEqual(new Set([1]));
  });
});
