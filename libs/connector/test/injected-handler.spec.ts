import { Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '@fanfare/bus';
import { aCommand, startTestServers, StepBench, type TestServers } from '@fanfare/testing';
import { actionsModule } from '../src/index.js';
import { LoudEcho, VoiceModule } from './loud-echo.js';

@Module({ imports: [actionsModule({ name: 'loud', title: 'Loud', imports: [VoiceModule], handlers: [LoudEcho] })] })
class LoudModule {}

describe('a handler that needs something from another module', () => {
  let servers: TestServers;
  let service: Awaited<ReturnType<typeof serve>>;
  let bench: StepBench;

  beforeAll(async () => {
    servers = await startTestServers();
    service = await serve(LoudModule, { name: 'loud', env: servers.env });
    bench = await StepBench.open(servers.nats.url, 'loud');
  });

  afterAll(async () => {
    await bench.close();
    await service.stop();
    await servers.stop();
  });

  it('has it when its first step comes', async () => {
    const { outcome } = await bench.run(aCommand('Echo', { input: { value: 'hello' } }));
    expect(outcome).toEqual({ exit: 'Success', output: { value: 'hello!' } });
  });
});
