import { describe, expect, it } from '@jest/globals';
import type { Explanation } from '@fanfare/contracts';
import { whyLines } from './why-lines.js';

const at = Date.parse('2026-11-01T10:00:00Z');
const said = (
  workflowName: string,
  verdict: Explanation['verdict'],
  given: Partial<Explanation> = {},
): Explanation => ({
  event: 'e1',
  type: 'Prize.Awarded',
  at,
  workflow: workflowName.toLowerCase(),
  workflowName,
  version: 1,
  verdict,
  ...given,
});

describe('why something did not start, for a person', () => {
  it('is a line for each workflow under its event', () => {
    const sentence = "required: prizeType is 'Gift Card'";
    expect(
      whyLines([
        said('Plain', { kind: 'started', run: 'r1', status: 'Success' }),
        said('Gift cards', { kind: 'notStarted', because: 'trigger.filter.all.0', sentence }, { version: 12 }),
        said('Dated', { kind: 'later', startsAt: at + 86_400_000 }),
        said('New', { kind: 'unknown' }),
        said('Plain', { kind: 'notStarted', because: 'odd', sentence: 'odd' }, { event: 'e2', at: at - 60_000 }),
      ]),
    ).toBe(
      [
        '2026-11-01 10:00:00Z Prize.Awarded e1',
        '  ✔ Plain       v1   started: Success  r1',
        "  – Gift cards  v12  not started: required: prizeType is 'Gift Card'  trigger.filter.all.0",
        '  … Dated       v1   begins 2026-11-02 10:00:00Z',
        '  ? New         v1   nothing is recorded: not yet, or not any more',
        '2026-11-01 09:59:00Z Prize.Awarded e2',
        '  – Plain  v1  not started: odd',
      ].join('\n'),
    );
  });

  it('says when nobody listens', () => {
    expect(whyLines([])).toBe('nothing is recorded, and no workflow in force listens');
  });
});
