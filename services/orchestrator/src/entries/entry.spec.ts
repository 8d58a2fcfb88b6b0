import { describe, expect, it } from '@jest/globals';
import type { WorkflowSettings } from '@fanfare/contracts';
import { admitEntrant, newEntry, takeTurn, type Decision, type Entrant, type Entry } from './entry.js';

const hour = 3_600_000;
const run = (n: number, at = n * hour): Entrant => ({ run: `r${n}`, at, order: n });

function admitAll(entrants: Entrant[], settings: WorkflowSettings): { entry: Entry; decisions: Decision[] } {
  const decisions: Decision[] = [];
  const entry = entrants.reduce((known, entrant) => {
    const next = admitEntrant(known, entrant, settings);
    decisions.push(next.decision);
    return next.entry;
  }, newEntry());
  return { entry, decisions };
}

describe('how often a contact may start a workflow', () => {
  const once: WorkflowSettings = { reentry: { per: 'contact', limit: 1 } };
  const twiceADay: WorkflowSettings = { reentry: { per: 'contact', limit: 2, within: 'P1D' } };

  it('is once for ever, where nothing is said of time', () => {
    expect(admitAll([run(1), run(2), run(30_000)], once).decisions).toEqual(['begins', 'refused', 'refused']);
  });

  it('is so often within a time', () => {
    const { decisions } = admitAll([run(1), run(2), run(3), run(24), run(25)], twiceADay);
    expect(decisions).toEqual(['begins', 'begins', 'refused', 'refused', 'begins']);
  });

  it('is answered alike when the same event comes again, however late', () => {
    const { entry } = admitAll([run(1), run(2), run(3)], twiceADay);
    expect(admitEntrant(entry, run(1), twiceADay).decision).toBe('begins');
    expect(admitEntrant(entry, run(3), twiceADay).decision).toBe('refused');
  });

  it('is no question where a person wants it, and that counts', () => {
    const wanted = { ...run(2), isWanted: true as const };
    expect(admitAll([run(1), wanted, run(3)], twiceADay).decisions).toEqual(['begins', 'begins', 'refused']);
    expect(admitAll([run(1), run(2), { ...run(3), isWanted: true }], twiceADay).decisions.at(-1)).toBe('begins');
  });

  it('counts an event that comes late at its own time', () => {
    expect(admitAll([run(100), run(1), run(2), run(3)], twiceADay).decisions).toEqual([
      'begins',
      'begins',
      'begins',
      'refused',
    ]);
  });
});

describe('how many runs of a contact are in work at once', () => {
  const one: WorkflowSettings = { concurrency: { per: 'contact', limit: 1 } };

  it('lets them begin in the order of their events, whatever order they came in', () => {
    const { entry, decisions } = admitAll([run(3), run(1), run(2)], one);
    expect(decisions).toEqual(['queued', 'queued', 'queued']);
    const first = takeTurn(entry, 'turn', one);
    expect(first.runs).toEqual(['r1']);
    const second = takeTurn(first.entry, 'r1', one, ['r1']);
    expect(second.runs).toEqual(['r2']);
    expect(takeTurn(second.entry, 'r2', one, ['r2']).runs).toEqual(['r3']);
  });

  it('lets the same ones begin when the same cause comes again, and no others', () => {
    const { entry } = admitAll([run(1), run(2)], one);
    const first = takeTurn(entry, 'turn', one);
    expect(takeTurn(first.entry, 'turn', one)).toEqual({ entry: first.entry, runs: ['r1'] });
    const second = takeTurn(first.entry, 'r1', one, ['r1']);
    expect(takeTurn(second.entry, 'r1', one, ['r1']).runs).toEqual(['r2']);
    expect(takeTurn(second.entry, 'turn', one).runs).toEqual(['r1']);
  });

  it('forgets a run that ended before its turn', () => {
    const { entry } = admitAll([run(1), run(2)], one);
    const gone = takeTurn(entry, 'r1', one, ['r1']);
    expect(gone.runs).toEqual(['r2']);
    expect(gone.entry.queue).toEqual([]);
  });

  it('looks at the queue half a second after the first has come, and then when a run ends', () => {
    const { entry } = admitAll([run(1, 1_000), run(2, 1_400)], one);
    expect(entry.turnAt).toBe(1_500);
    expect(takeTurn(entry, 'turn', one).entry.turnAt).toBeNull();
  });
});
