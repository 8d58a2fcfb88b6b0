import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { runFilterOf, withRunFilter, type RunFilterOptions } from './run-filter-options.js';

const now = Date.parse('2026-11-08T10:00:00Z');
function read(...args: string[]) {
  const command = withRunFilter(new Command('runs').option('--limit <n>', '', Number));
  command.parse(args, { from: 'user' });
  return runFilterOf(command.opts<RunFilterOptions>(), now);
}

describe('the runs that somebody means on the command line', () => {
  it('are told by all that the API finds runs by, and by nothing else', () => {
    expect(
      read(
        ...'--workflow w --version 2 --mode test --trigger t --event e --contact c --site s --card k --limit 3'.split(
          ' ',
        ),
      ),
    ).toEqual({
      workflow: 'w',
      version: 2,
      mode: 'test',
      trigger: 't',
      event: 'e',
      contact: 'c',
      site: 's',
      card: 'k',
    });
    expect(read()).toEqual({});
  });

  it('may have started at an instant, or so long ago', () => {
    expect(read('--from', 'P7D', '--to', '2026-11-08T09:00Z')).toEqual({
      from: now - 7 * 86_400_000,
      to: now - 3_600_000,
    });
  });

  it('may have one of several statuses, however those are written', () => {
    expect(read('--status', 'failed,Cancelled')).toEqual({ status: ['Failed', 'Cancelled'] });
    expect(() => read('--status', 'broken')).toThrow('broken is no status; there are Pending, Running');
  });
});
