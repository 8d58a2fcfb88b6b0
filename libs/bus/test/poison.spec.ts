// real: nats-server, a service on it. fake: the work
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { eventually } from '@fanfare/servers';
import type { Delivery } from '../src/index.js';
import { Bench, consuming } from './bench.js';

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

// One test, because five crashes take ten seconds: the delays between them are meant for deploys.
it('five crashes of its handler set a message aside with the reason, weather never; neither holds up the next', async () => {
  const spec = await bench.consumer('poison', 1);
  const done: string[] = [];
  let weather = 0;
  const handle = async (delivery: Delivery) => {
    const [what = ''] = delivery.raw();
    if (what === 'poison') throw new Error(`bug, seen ${delivery.deliveries} times`);
    if (what === 'weather' && (weather = delivery.deliveries) > 0) throw new Unavailable('the database is away');
    done.push(what);
  };
  await bench.serve({ controllers: [consuming(spec, handle)] });
  await bench.send(spec, 'poison', 'weather', 'next');
  await eventually(() => expect(done).toEqual(['next']), { withinMs: 2_000 });
  await eventually(async () => expect(await bench.left(spec)).toBe(1));
  expect(await bench.deadLetters()).toMatchObject([
    { service: 'kit', subject: 'poison.x', seq: 1, deliveries: 5, reason: 'bug, seen 5 times', item: 'poison' },
  ]);
  expect(weather).toBe(5);
});
