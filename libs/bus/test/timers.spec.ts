// real: nats-server, killed and restarted, a service on it. fake: nothing
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { Bus, dueOf, type Delivery } from '../src/index.js';
import { Bench, consuming } from './bench.js';

const fired: { head: string; at: number }[] = [];
let bench: Bench;
let bus: Bus;
beforeAll(async () => {
  bench = await Bench.open();
  const handle = async (delivery: Delivery) => void fired.push({ head: delivery.raw().join(), at: Date.now() });
  const service = await bench.serve({ controllers: [consuming(dueOf('kit'), handle)] });
  bus = service.app.get(Bus);
});
beforeEach(() => void fired.splice(0));
afterAll(() => bench.close());

const heads = () => fired.map(({ head }) => head);

describe('a timer', () => {
  it('fires at its time, not before', async () => {
    const dueAt = Date.now() + 700;
    await bus.publishAt(dueAt, 'r1/0.2/node/0', 'kit', { head: '"in time"' });
    await eventually(() => expect(heads()).toEqual(['"in time"']));
    expect((fired[0]?.at ?? 0) - dueAt).toBeGreaterThanOrEqual(0);
    expect((fired[0]?.at ?? 0) - dueAt).toBeLessThan(1_000);
  });

  it('that the server releases ahead of its time is handled at its time, not before', async () => {
    const dueAt = Date.now() + 10_100;
    await bus.publishAt(dueAt, 'r7/0/node/0', 'kit', { head: '"far"' });
    expect(await bus.armed(['r7/0/node/0', 'r8/0/node/0'])).toEqual(['r7/0/node/0']);
    expect(await bus.armedRuns(['r8', 'r7'])).toEqual(['r7']);
    expect(await bus.armedSteps(['r8', 'r7'])).toEqual(['r7/0/node/0']);
    await eventually(async () => expect(await bus.armedRuns(['r7'])).toEqual([]));
    expect(heads()).toEqual([]);
    await eventually(() => expect(heads()).toEqual(['"far"']));
    expect((fired[0]?.at ?? 0) - dueAt).toBeGreaterThanOrEqual(0);
  });

  it('in the past fires at once', async () => {
    await bus.publishAt(Date.now() - 60_000, 'r2/0/node/0', 'kit', { head: '"past"', cargo: '{"token":1}' });
    await eventually(() => expect(heads()).toEqual(['"past"\t{"token":1}']), { withinMs: 2_000 });
  });

  it('armed twice fires once, as it was armed last', async () => {
    await bus.publishAt(Date.now() + 300, 'r3/0/node/0', 'kit', { head: '"first"' });
    await bus.publishAt(Date.now() + 600, 'r3/0/node/0', 'kit', { head: '"second"' });
    await bus.publishAt(Date.now() + 900, 'r4/0/node/0', 'kit', { head: '"later"' });
    await eventually(() => expect(heads()).toContain('"later"'));
    expect(heads()).toEqual(['"second"', '"later"']);
  });

  it('fires when others of its stream were taken back', async () => {
    const runs = Array.from({ length: 40 }, (_, i) => `t${i}`);
    for (const run of runs) await bus.publishAt(Date.now() + 86_400_000, `${run}/0/d/0`, 'kit', { head: '"never"' });
    await bus.cancelTimersOf(runs);
    for (const run of runs) await bus.publishAt(Date.now() + 1_000, `${run}x/0/d/0`, 'kit', { head: `"${run}"` });
    await eventually(() => expect(heads()).toHaveLength(runs.length));
  });

  it('survives a SIGKILL of nats-server, whether it was due meanwhile or is due later', async () => {
    await bus.publishAt(Date.now() + 100, 'r5/0/node/0', 'kit', { head: '"meanwhile"' });
    await bus.publishAt(Date.now() + 2_500, 'r6/0/node/0', 'kit', { head: '"later"' });
    await bench.server.kill();
    await bench.server.restart();
    // What others were done with just before the kill may come again: their acknowledgements died with the server.
    const own = () => heads().filter((head) => ['"meanwhile"', '"later"'].includes(head));
    await eventually(() => expect([...new Set(own())]).toEqual(['"meanwhile"', '"later"']));
  });
});
