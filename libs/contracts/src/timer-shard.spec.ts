import { describe, expect, it } from '@jest/globals';
import { subjects } from './subjects.js';
import { timerShardOf, timerShards } from './timer-shard.js';

const runs = Array.from({ length: 8_000 }, (_, i) => `run-${i.toString(36)}`);

describe('the shard of a timer', () => {
  it('is that of its run, whatever the step', () => {
    for (const run of runs.slice(0, 100)) {
      expect(timerShardOf(`${run}/0.1/wait/0`)).toBe(timerShardOf(run));
      const all = subjects.timersOf(run).replace('>', '');
      expect(subjects.timer(`${run}/0.1/wait/0`).startsWith(all)).toBe(true);
      expect(subjects.due('orchestrator', run)).toBe(`due.${timerShardOf(run)}.orchestrator`);
    }
  });

  it('spreads runs evenly', () => {
    const counts = Map.groupBy(runs, timerShardOf);
    expect(counts.size).toBe(timerShards);
    const even = runs.length / timerShards;
    for (const some of counts.values()) expect(Math.abs(some.length - even)).toBeLessThan(even / 5);
  });
});
