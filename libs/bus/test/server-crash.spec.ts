// real: nats-server, killed and restarted, a service on it. fake: the work
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { Bus, type Delivery } from '../src/index.js';
import { Bench, consuming } from './bench.js';

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

it('a SIGKILL of nats-server in the middle loses no message that was stored, and leaves none behind', async () => {
  const spec = await bench.consumer('crash');
  const [stored, handled]: [Set<string>, Set<string>] = [new Set(), new Set()];
  const handle = async (delivery: Delivery) => delivery.raw().forEach((line) => handled.add(line));
  const service = await bench.serve({ controllers: [consuming(spec, handle)] });
  const publishing = publishAll(service.app.get(Bus), stored);
  await eventually(() => expect(handled.size).toBeGreaterThan(100));
  await bench.server.kill();
  await bench.server.restart();
  await publishing;
  await eventually(async () => expect(await bench.left(spec)).toBe(0));
  expect([...stored].filter((line) => !handled.has(line))).toEqual([]);
  expect(stored.size).toBe(2_000);
});

/** Publishes as the services do: what was not confirmed is published again. */
async function publishAll(bus: Bus, stored: Set<string>): Promise<void> {
  const publish = (line: string): Promise<void> =>
    bus.publish('crash.x', { head: line }).then(
      () => void stored.add(line),
      () => publish(line),
    );
  for (let i = 0; i < 2_000; i += 10) {
    const some = Array.from({ length: 10 }, (_, n) => publish(String(i + n)));
    // One in ten is waited for, so that the crash finds some in flight and others to come.
    await some[0];
  }
  await eventually(() => expect(stored.size).toBe(2_000), { withinMs: 30_000 });
}
