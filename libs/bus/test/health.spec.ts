// real: nats-server, killed and restarted, a service on it. fake: nothing
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { Bench, consuming } from './bench.js';

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

it('a service is not ready while NATS is away, and ready when it is back', async () => {
  const { url } = await bench.serve({});
  const status = async () => (await fetch(`${url}/health/ready`)).status;
  expect(await status()).toBe(200);
  await bench.server.kill();
  expect(await status()).toBe(503);
  await bench.server.restart();
  await eventually(async () => expect(await status()).toBe(200));
});

it('metrics count a consumer’s items by what became of them', async () => {
  const spec = await bench.consumer('counted');
  const { url } = await bench.serve({ controllers: [consuming(spec, () => Promise.resolve())] });
  await bench.send(spec, '1\n2\n3');
  await eventually(async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('fanfare_bus_items_total{consumer="counted",result="ack",service="kit"} 3');
  });
});
