import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '@fanfare/bus';
import { aCommand, startTestServers, StepBench, type TestServers } from '@fanfare/testing';
import { EchoModule } from './echo.js';

describe('a pure action on the real bus', () => {
  let servers: TestServers;
  let service: Awaited<ReturnType<typeof serve>>;
  let bench: StepBench;

  beforeAll(async () => {
    servers = await startTestServers();
    service = await serve(EchoModule, { name: 'echo', env: servers.env });
    bench = await StepBench.open(servers.nats.url, 'echo');
  });

  afterAll(async () => {
    await bench.close();
    await service.stop();
    await servers.stop();
  });

  it('is answered under its step, with the token handed back untouched', async () => {
    const command = aCommand('Echo', { input: { value: 'hello' } });
    const answer = await bench.run(command);
    expect(answer.outcome).toEqual({ exit: 'Success', output: { value: 'hello' } });
    expect(JSON.parse(answer.cargo)).toEqual({ token: command.stepId });
  });

  it('refuses an input that breaks the schema by naming the field, and answers its neighbours', async () => {
    const [bad, good] = await bench.runAll([
      aCommand('Echo', { input: {} }),
      aCommand('Echo', { input: { value: 'x' } }),
    ]);
    expect(bad?.outcome.error).toMatchObject({ code: 'InputInvalid', message: expect.stringContaining('value') });
    expect(good?.outcome.exit).toBe('Success');
  });

  it('answers a hundred steps of one message', async () => {
    const answers = await bench.runAll(
      Array.from({ length: 100 }, (_, i) => aCommand('Echo', { input: { value: `v${i}` } })),
    );
    expect(answers.map(({ outcome }) => outcome.output['value'])).toEqual(
      Array.from({ length: 100 }, (_, i) => `v${i}`),
    );
  });

  it('serves health and metrics', async () => {
    const ready = await fetch(`${service.url}/health/ready`);
    expect(await ready.json()).toEqual({ ready: true, checks: { nats: 'ok' } });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('fanfare_steps_total{action="Echo",exit="Success"');
  });
});
