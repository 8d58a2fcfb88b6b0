import { describe, expect, it } from '@jest/globals';
import type { KeptLetter } from '@fanfare/contracts';
import { deadLetterLines } from './dead-letter-lines.js';

const letter: KeptLetter = {
  id: 7, service: 'connector-http', stream: 'STEPS-connector-http', subject: 'steps.connector-http.HttpRequest', seq: 0,
  reason: 'no answer came back', deliveries: 2, at: Date.parse('2026-11-01T09:00:00Z'), item: '', workspace: 'acme', run: 'r1',
  undecided: { stepId: 'r1/0/pay/0', action: 'HttpRequest', input: { method: 'POST', url: 'https://pay.test' } }, settled: null,
}; // prettier-ignore

describe('dead letters for a person', () => {
  it('say of a step whose outcome nobody knows what it was to do, and how to decide', () => {
    expect(deadLetterLines([letter]).split('\n')).toEqual([
      '7  2026-11-01 09:00:00Z  connector-http  steps.connector-http.HttpRequest',
      '  no answer came back (2 deliveries, acme, run r1)',
      '  HttpRequest  method: POST · url: https://pay.test',
      '  decide: fanfare dead 7 --decide happened|repeat|fail',
    ]);
  });

  it('say what became of them', () => {
    const settled = { as: 'happened', at: 1 } as const;
    expect(deadLetterLines([{ ...letter, settled }])).toContain('run r1, happened)');
    expect(deadLetterLines([{ ...letter, settled }])).not.toContain('decide:');
    expect(deadLetterLines([{ ...letter, workspace: null, run: null, undecided: null }]).split('\n')).toHaveLength(2);
    expect(deadLetterLines([])).toBe('no dead letters');
  });
});
