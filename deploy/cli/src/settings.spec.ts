import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addressesFile, keysFile } from '@fanfare/client';
import { readSettings } from './settings.js';

describe('the settings of the CLI', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'fanfare-cli-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const started = () => {
    writeFileSync(keysFile(dir), JSON.stringify({ gateway: 'hub_1', management: 'dev_1' }));
    writeFileSync(
      addressesFile(dir),
      JSON.stringify({ pid: 1, gateway: 'http://127.0.0.1:4000', management: 'http://127.0.0.1:4001' }),
    );
  };

  it('come from the local start by default', () => {
    started();
    const settings = readSettings({ FANFARE_DIR: dir }, '/');
    expect(settings.gateway).toEqual({ url: 'http://127.0.0.1:4000', key: 'hub_1' });
    expect(settings.management).toEqual({ url: 'http://127.0.0.1:4001', key: 'dev_1' });
    expect(settings.workspace).toBe('demo');
  });

  it('come from the environment where it says something', () => {
    const env = {
      FANFARE_DIR: dir,
      FANFARE_URL: 'https://api.example',
      FANFARE_GATEWAY_URL: 'https://in.example',
      FANFARE_KEY: 'k',
      FANFARE_WORKSPACE: 'acme',
    };
    const settings = readSettings(env, '/');
    expect([settings.gateway, settings.management]).toEqual([
      { url: 'https://in.example', key: 'k' },
      { url: 'https://api.example', key: 'k' },
    ]);
    expect(settings.workspace).toBe('acme');
  });

  it('never send a local key to an address from the environment', () => {
    started();
    expect(() => readSettings({ FANFARE_DIR: dir, FANFARE_URL: 'https://api.example' }, '/').management).toThrow(
      'Set FANFARE_KEY',
    );
  });

  it('say how to start when nothing was started', () => {
    expect(() => readSettings({ FANFARE_DIR: dir }, '/').gateway).toThrow(/npm start[^]*FANFARE_GATEWAY_URL/);
  });
});
