import { expect, it } from '@jest/globals';
import { Bench, consuming } from '../test/bench.js';
it('perf', async () => {
  const bench = await Bench.open();
  const spec = await bench.consumer('perf', 16);
  for (let r = 0; r < 10; r++) await Promise.all(Array.from({ length: 2000 }, () => bench.js.publish('perf.x', '{"n":1}')));
  let n = 0; let t0 = 0; const { promise, resolve } = Promise.withResolvers<void>();
  await bench.serve({ controllers: [consuming(spec, async () => { t0 ||= performance.now(); await new Promise(setImmediate); if (++n === 20000) resolve(); })] });
  await promise;
  console.log('RATE', Math.round(20000 / (performance.now() - t0) * 1000), '/s');
  expect(n).toBe(20000);
  await bench.close();
});
