import { expect, it } from '@jest/globals';
import { natsConfig } from './nats-config.js';

it('flushes before each acknowledgement unless told otherwise', () => {
  const settings = { host: '127.0.0.1', port: 4222, storeDir: '/data' };
  expect(natsConfig(settings)).toContain('sync_interval: always');
  expect(natsConfig({ ...settings, syncInterval: '2m' })).toContain('sync_interval: 2m');
});

it("leaves nats-server's own defaults alone", () => {
  expect(natsConfig({ host: '127.0.0.1', port: 4222, storeDir: '/data' })).not.toMatch(/max_payload|http|server_name/);
});
