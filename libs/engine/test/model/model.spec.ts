import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomCase } from './cases.js';
import { played, Tally } from './played.js';
import { storyOf } from './story.js';

/** All can be given, to see the same cases again, one of them, or more. */
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['FC_RUNS'] ?? 10_000);
const path = process.env['FC_PATH'];

/** What must have happened somewhere in all those cases: a model in which nothing goes wrong proves nothing. */
const seen = [
  'crashes', 'duplicates', 'stalls', 'replays', 'Success', 'Failed', 'goal', 'exit', 'deadline', 'stop', 'cancelled',
  'determined Success', 'determined Failed', 'reproduced', 'not reproduced replayed',
  'Echo Success', 'Echo Failure', 'ContactSmsSend Failure', 'Decision Else', 'Delay Success', 'Split Success', 'RandomSplit b1',
  'SetVariables Success', 'WaitForEvent Success', 'WaitForEvent Timeout', 'Merge Success', 'Merge Merged', 'ForEach Success',
  'ForEach Failure', 'CallWorkflow Success', 'CallWorkflow Failure', 'Stop Success',
]; // prettier-ignore

describe('a run in a world where workers die and messages come late and again', () => {
  const tally = new Tally();

  it(`keeps every promise (FC_SEED=${seed} FC_RUNS=${numRuns})`, () => {
    process.stdout.write(`model: FC_SEED=${seed} FC_RUNS=${numRuns}\n`);
    const keeps = fc.property(randomCase, (given) => played(given, tally).length === 0);
    const found = fc.check(keeps, { seed, numRuns, ...(path !== undefined && { path }) });
    if (found.failed) throw new Error(storyOf(found));
  }, 300_000);

  it('has met all that can happen', () => {
    // So much is certain only of many cases.
    const missing = seen.filter((what) => !tally.counts.has(what));
    expect(numRuns < 1_000 ? [] : missing).toEqual([]);
    expect(tally.counts.get('rejected') ?? 0).toBeLessThan(numRuns / 10);
    // Of all runs that were asked to be; that few are excused is a promise, too.
    const excused = (tally.counts.get('cannot be reproduced') ?? 0) / (tally.counts.get('asked to be reproduced') ?? 1);
    expect(numRuns < 1_000 ? 0 : excused).toBeLessThan(0.1);
    if (process.env['FC_TALLY']) process.stdout.write(JSON.stringify(Object.fromEntries(tally.counts)) + '\n');
  });
});
