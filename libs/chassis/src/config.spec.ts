import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { chassisConfig, readConfig } from './config.js';

const config = chassisConfig.extend({ API_KEY: z.string().min(20), MAX_CALLS: z.coerce.number().int().positive() });
const refusal = (env: NodeJS.ProcessEnv) => {
  try {
    readConfig(config, env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('reading the configuration', () => {
  it('needs nothing but what a service adds: the defaults are a machine’s own servers', () => {
    expect(readConfig(chassisConfig, {})).toMatchObject({ NATS_URL: 'nats://127.0.0.1:4222', ACK_WAIT_MS: 10_000 });
  });

  it('names every wrong variable at once, and what is expected', () => {
    const message = refusal({ API_KEY: 'short', MAX_CALLS: 'many', PORT: '70000', LOG_LEVEL: 'loud' });
    for (const name of ['API_KEY', 'MAX_CALLS', 'PORT', 'LOG_LEVEL']) expect(message).toContain(`\n  ${name}: `);
  });

  it('never repeats a value: it may be a secret', () => {
    const message = refusal({
      API_KEY: 's3cret',
      MAX_CALLS: 'abc-123',
      MONGODB_PREFIX: 'Bad-Prefix',
      LOG_LEVEL: 'loud',
    });
    expect(message).not.toMatch(/s3cret|abc-123|Bad-Prefix|loud/);
  });

  it('takes an empty variable for an absent one', () => {
    expect(refusal({ API_KEY: '', MAX_CALLS: '3', PORT: '' })).toMatch(/API_KEY: .*undefined/);
  });

  it.each([
    ['ACK_WAIT_MS', '999'],
    ['STREAM_REPLICAS', '0'],
    ['STREAM_REPLICAS', '1.5'],
    ['DRAIN_MS', '-1'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readConfig(chassisConfig, { [name]: value })).toThrow(name);
  });
});
