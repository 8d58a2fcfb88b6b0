// real: nats-server, a service on it. fake: the work
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { eventually } from '@fanfare/servers';
import { z } from 'zod';
import type { Delivery } from '../src/index.js';
import { Bench, consuming } from './bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
  await poison.begin();
});
afterAll(() => bench.close());

const item = z.object({ n: z.number() });
const lasting = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('a consumer', () => {
  it('acknowledges a message when its handler has resolved, and not before', async () => {
    const spec = await bench.consumer('acks');
    const { promise: may, resolve: finish } = Promise.withResolvers<void>();
    const taken: string[] = [];
    await bench.serve({ controllers: [consuming(spec, async (delivery) => (taken.push(...delivery.raw()), may))] });
    await bench.send(spec, '1');
    await eventually(() => expect(taken).toEqual(['1']));
    expect(await bench.left(spec)).toBe(1);
    finish();
    await eventually(async () => expect(await bench.left(spec)).toBe(0));
  });

  it('sets a broken item aside once, however often its message is tried again', async () => {
    const spec = await bench.consumer('twice');
    const deliveries: number[] = [];
    const handle = async (delivery: Delivery) => {
      await delivery.items(item);
      deliveries.push(delivery.deliveries);
      if (delivery.deliveries < 3) throw new Unavailable('the database is away');
    };
    await bench.serve({ controllers: [consuming(spec, handle)] });
    await bench.send(spec, '{"n":1}\n{"broken":"twice"}');
    await eventually(async () => expect(await bench.left(spec)).toBe(0));
    expect(deliveries).toEqual([1, 2, 3]);
    expect((await bench.deadLetters()).filter(({ stream }) => stream === 'TWICE')).toHaveLength(1);
  });

  it('sets a broken item aside with its reason, and handles its neighbours', async () => {
    const spec = await bench.consumer('broken');
    const handled: number[] = [];
    const handle = async (delivery: Delivery) => {
      for (const { head } of await delivery.items(item)) handled.push(head.n);
    };
    await bench.serve({ controllers: [consuming(spec, handle)] });
    await bench.send(spec, ['{"n":1}', '{"n":"two"}\t{"cargo":1}', '{"n":', '{"n":4}'].join('\n'));
    await eventually(async () => expect(await bench.left(spec)).toBe(0));
    expect(handled).toEqual([1, 4]);
    const letters = (await bench.deadLetters()).filter(({ stream }) => stream === 'BROKEN');
    expect(letters).toMatchObject([
      { service: 'kit', subject: 'broken.x', item: '{"n":"two"}\t{"cargo":1}', reason: expect.stringMatching(/^n: /) },
      { item: '{"n":', reason: 'not JSON' },
    ]);
  });

  it('gives a message to no second worker while its handler is at work, however slow', async () => {
    const spec = await bench.consumer('slow', 4);
    const taken: string[] = [];
    const handle = async (delivery: Delivery) => {
      taken.push(...delivery.raw());
      await lasting(1_600);
    };
    for (let workers = 0; workers < 2; workers++) await bench.serve({ controllers: [consuming(spec, handle)] });
    const twenty = Array.from({ length: 20 }, (_, i) => `m${i}`);
    await bench.send(spec, ...twenty);
    await eventually(async () => expect(await bench.left(spec)).toBe(0));
    expect(taken.toSorted()).toEqual(twenty.toSorted());
  });

  it('has no more messages in work than it may', async () => {
    const spec = await bench.consumer('gate', 3);
    let [now, most] = [0, 0];
    const handle = async () => {
      most = Math.max(most, ++now);
      await lasting(20);
      now--;
    };
    await bench.serve({ controllers: [consuming(spec, handle)] });
    await bench.send(spec, ...Array.from({ length: 20 }, (_, i) => String(i)));
    await eventually(async () => expect(await bench.left(spec)).toBe(0));
    expect(most).toBe(3);
  });

  it('is made again when somebody deletes it', async () => {
    const spec = await bench.consumer('deleted');
    const taken: string[] = [];
    await bench.serve({ controllers: [consuming(spec, async (delivery) => void taken.push(...delivery.raw()))] });
    await bench.jsm.consumers.delete(spec.stream.name, spec.name);
    await bench.send(spec, '1');
    await eventually(() => expect(taken).toEqual(['1']), { withinMs: 8_000 });
  });
});

describe('a service that stops', () => {
  it('finishes what is in hand, and gives the rest to another process at once', async () => {
    const spec = await bench.consumer('stops', 2);
    const { promise: may, resolve: finish } = Promise.withResolvers<void>();
    const [finished, taken]: [string[], string[]] = [[], []];
    const slow = async (delivery: Delivery) => void (await may, finished.push(...delivery.raw()));
    const service = await bench.serve({ controllers: [consuming(spec, slow)] }, { ACK_WAIT_MS: '60000' });
    await bench.send(spec, '1', '2', '3', '4', '5', '6');
    await eventually(async () =>
      expect((await bench.jsm.consumers.info('STOPS', 'stops')).num_ack_pending).toBeGreaterThan(1),
    );
    const stopped = service.stop();
    await bench.serve({ controllers: [consuming(spec, async (delivery) => void taken.push(...delivery.raw()))] });
    finish();
    await stopped;
    await eventually(async () => expect(await bench.left(spec)).toBe(0), { withinMs: 3_000 });
    expect([...finished, ...taken].toSorted()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(finished.length).toBeGreaterThanOrEqual(2);
  });

  it('does not wait longer than DRAIN_MS for a handler that hangs; its message comes again', async () => {
    const spec = await bench.consumer('hangs');
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const endless = () => (begin(), new Promise<void>(() => undefined));
    const service = await bench.serve({ controllers: [consuming(spec, endless)] }, { DRAIN_MS: '200' });
    await bench.send(spec, '1');
    await begun;
    const started = performance.now();
    await service.stop();
    expect(performance.now() - started).toBeLessThan(3_000);
    await bench.serve({ controllers: [consuming(spec, () => Promise.resolve())] });
    await eventually(async () => expect(await bench.left(spec)).toBe(0));
  });
});

// Begun before all others, because five crashes take ten seconds: the delays between them are meant for deploys.
const poison = {
  done: [] as string[],
  weather: 0,
  async begin() {
    const spec = await bench.consumer('poison', 1);
    await bench.serve({ controllers: [consuming(spec, (delivery) => this.handle(delivery))] });
    await bench.send(spec, 'poison', 'weather', 'next');
  },
  async handle(delivery: Delivery) {
    const [what = ''] = delivery.raw();
    if (what === 'poison') throw new Error(`bug, seen ${delivery.deliveries} times`);
    if (what === 'weather') {
      this.weather = delivery.deliveries;
      throw new Unavailable('the database is away');
    }
    this.done.push(what);
  },
};

it('a handler that crashes five times sets its message aside with the reason; weather never does; neither holds up the next', async () => {
  const ofPoison = async () => (await bench.deadLetters()).filter(({ stream }) => stream === 'POISON');
  await eventually(async () => expect(await ofPoison()).toHaveLength(1));
  expect(await ofPoison()).toMatchObject([
    { service: 'kit', subject: 'poison.x', seq: 1, deliveries: 5, reason: 'bug, seen 5 times', item: 'poison' },
  ]);
  expect(poison.weather).toBeGreaterThanOrEqual(5);
  expect(poison.done).toEqual(['next']);
});
