import { describe, expect, it } from '@jest/globals';
import type { Condition, WorkflowDefinition } from '@fanfare/contracts';
import { admits } from './index.js';
import { refusalText } from './refusal-text.js';
import { definitionOf, echo, eventOf, workflowOf } from '../test/builders.js';

const steps = { a: echo() };
const of = (more: Partial<WorkflowDefinition>) => definitionOf(steps, more);
const filtered = (filter: Condition) => of({ trigger: { type: 'Gameplay.Ended', filter } });

/** What is said of an event that the workflow refuses. */
function said(definition: WorkflowDefinition, data = {}): string {
  const admission = admits(workflowOf(steps, definition), eventOf(data));
  return admission.admitted ? 'admitted' : `${admission.because}: ${refusalText(definition, admission.because)}`;
}

const gift = { left: '{{ trigger.data.prizeType }}', op: 'eq', right: 'Gift Card' } as const;
const points = { left: '/#trigger.data.points.total', op: 'gte', right: 5 } as const;
const site = { left: '{{ trigger.siteId }}', op: 'exists' } as const;

describe('a refusal, for people', () => {
  it.each<[Condition, string]>([
    [gift, "trigger.filter: required: prizeType is 'Gift Card'"],
    [{ all: [gift, points] }, "trigger.filter.all.0: required: prizeType is 'Gift Card'"],
    [{ all: [{ all: [points] }, gift] }, 'trigger.filter.all.0.all.0: required: points.total is at least 5'],
    [{ all: [{ any: [gift, { all: [points, site] }] }] }, "trigger.filter.all.0.any: required: prizeType is 'Gift Card' or (points.total is at least 5 and trigger.siteId has a value)"],
    [{ not: { any: [{ left: 1, op: 'eq', right: 1 }] } }, 'trigger.filter.not: required: not (1 is 1)'],
    [{ ...points, op: 'between', right: [1, '{{ trigger.data.most }}'] }, 'trigger.filter: required: points.total is between 1 and most'],
    [{ ...gift, op: 'in', right: ['A', 'B'], ignoreCase: true }, "trigger.filter: required: prizeType is one of 'A', 'B' (in any case)"],
  ])('names the first condition that said no: %j', (filter, expected) => {
    expect(said(filtered(filter), {})).toBe(expected);
  }); // prettier-ignore

  it('names the scope and the settings', () => {
    expect(said(of({ scope: { site: 'final' } }))).toBe("scope.site: required: an event of the site 'final'");
    expect(refusalText(of({ settings: { reentry: { per: 'contact', limit: 2, within: 'P1D' } } }), 'settings.reentry')).toBe('a contact may start it 2 times within P1D'); // prettier-ignore
  });

  it('says that a filter could not be computed, and not that it said no', () => {
    const filter = { left: '{{ trigger.data.text }}', op: 'matches', right: '{{ trigger.data.pattern }}' } as const;
    const expected = 'trigger.filter.failed: the filter cannot be computed: text matches the pattern pattern';
    expect(said(filtered(filter), { text: 'a', pattern: '(' })).toBe(expected);
    expect(said(filtered(filter), { text: 'a'.repeat(65_537), pattern: 'a' })).toBe(expected);
  });

  it('says nothing of what the event holds', () => {
    const data = { prizeType: 'secret', points: { total: 1 } };
    expect(said(filtered({ any: [gift, points] }), data)).not.toContain('secret');
  });

  it('says the path when it knows no more', () => {
    expect(refusalText(of({}), 'trigger.filter.all.7')).toBe('trigger.filter.all.7');
  });
});
