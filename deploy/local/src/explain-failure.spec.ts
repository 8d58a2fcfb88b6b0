import { describe, expect, it } from '@jest/globals';
import { explainFailure } from './explain-failure.js';

describe('a start that failed', () => {
  it('is told with the messages of its log and the place of the rest', () => {
    const log =
      '{"level":30,"msg":"connecting"}\n{"level":50,"msg":"stopped","err":{"message":"no index","stack":"..."}}';
    const told = explainFailure(
      new Error(`runs did not start at http://127.0.0.1:1: exit code 1\n${log}`),
      '/data/logs',
    );

    expect(told).toBe(
      [
        'runs did not start at http://127.0.0.1:1: exit code 1',
        '    connecting',
        '    stopped: no index',
        '',
        'The whole log is in /data/logs.',
        'To begin with empty data, move the data directory away and start again.',
      ].join('\n'),
    );
  });

  it('keeps every line of advice on what to install', () => {
    expect(explainFailure(new Error('No way to run NATS:\n  - install Go'), '/data/logs')).toBe(
      'No way to run NATS:\n  - install Go',
    );
  });
});
