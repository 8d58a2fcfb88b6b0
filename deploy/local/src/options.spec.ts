import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

describe('the launcher’s options', () => {
  it('stay up, play the demo and keep the data at the root by default', () => {
    expect(readOptions([], {}, '/repo')).toEqual({
      once: false,
      demo: true,
      dir: '/repo/.fanfare',
      smtpUrl: null,
      syncInterval: 'always',
    });
  });

  it('take the data directory from the environment', () => {
    expect(readOptions(['--once'], { FANFARE_DIR: '/tmp/x' }, '/repo')).toMatchObject({ once: true, dir: '/tmp/x' });
  });

  it('leave the demo out when asked to', () => {
    expect(readOptions(['--no-demo'], {}, '/repo')).toMatchObject({ demo: false });
  });

  it('refuse a sync interval that NATS would not understand', () => {
    expect(readOptions([], { FANFARE_SYNC_INTERVAL: '2m' }, '/repo')).toMatchObject({ syncInterval: '2m' });
    expect(() => readOptions([], { FANFARE_SYNC_INTERVAL: 'never' }, '/repo')).toThrow('FANFARE_SYNC_INTERVAL');
  });

  it('refuse what they do not know, and say what there is', () => {
    expect(() => readOptions(['--onec'], {}, '/repo')).toThrow(/--onec[^]*npm start -- --once/);
  });

  it('refuse to play and not to play the demo', () => {
    expect(() => readOptions(['--once', '--no-demo'], {}, '/repo')).toThrow('choose one');
  });
});
