import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Step, WorkflowDefinition } from '@fanfare/contracts';
import { diffDefinitions } from './index.js';
import { definitionOf, echo } from '../test/builders.js';
import { randomSteps } from '../test/random-workflows.js';
import { renameSteps } from './rename-steps.js';

const base: Record<string, Step> = {
  a: echo({ Success: 'b', Failure: null }, { text: 'hi', any: { deep: [1, 2] } }),
  b: {
    action: 'Decision',
    branches: [
      { name: 'Gold', when: { all: [{ left: '{{ steps.a.n }}', op: 'gt', right: 10 }] }, next: 'c' },
      { name: 'Silver', when: { all: [] }, next: null },
    ],
    else: 'c',
  },
  c: echo({}, { text: 'Dear {{ steps.a.n }}, {{ trigger.data.steps.a }}, {{ steps["a"].n }}', any: '/#steps.a.n' }),
};
const of = (change: (steps: Record<string, Step>) => void, more: Partial<WorkflowDefinition> = {}) => {
  const steps = structuredClone(base);
  change(steps);
  return diffDefinitions(definitionOf(base), definitionOf(steps, more));
};

describe('the difference of two definitions', () => {
  it('is none when only the order of fields and steps differs', () => {
    const shuffled = Object.fromEntries(Object.entries(base).reverse().map(([id, step]) => [id, Object.fromEntries(Object.entries(step).reverse()) as Step])); // prettier-ignore
    expect(diffDefinitions(definitionOf(base), { ...definitionOf(shuffled), start: 'a' })).toEqual([]);
  });

  it('names what is new about the whole workflow', () => {
    const more: Partial<WorkflowDefinition> = { name: 'Another', scope: { site: 's1' }, trigger: { type: 'Form.Received' }, settings: { timezone: 'Europe/Berlin' }, start: 'b' }; // prettier-ignore
    expect(of(() => undefined, more)).toEqual([
      { kind: 'workflow.changed', part: 'name', fields: [{ path: 'name', before: 'A workflow', after: 'Another' }] },
      { kind: 'workflow.changed', part: 'scope', fields: [{ path: 'scope', after: { site: 's1' } }] },
      { kind: 'workflow.changed', part: 'trigger', fields: [{ path: 'trigger.type', before: 'Gameplay.Ended', after: 'Form.Received' }] },
      { kind: 'workflow.changed', part: 'settings', fields: [{ path: 'settings', after: { timezone: 'Europe/Berlin' } }] },
      { kind: 'workflow.changed', part: 'start', fields: [{ path: 'start', before: 'a', after: 'b' }] },
    ]); // prettier-ignore
  });

  it('names each field of a step by its path, and its exit', () => {
    const changed = of(({ a }) => {
      a!.input = { text: 'hello', any: { deep: [1, 3] }, count: 1 };
      a!.next = { Success: 'c', Other: 'b' };
      a!.timeout = 'PT5S';
    });
    expect(changed).toEqual([
      {
        kind: 'step.changed',
        step: 'a',
        fields: [
          { path: 'steps.a.input.any.deep.1', before: 2, after: 3 },
          { path: 'steps.a.input.count', after: 1 },
          { path: 'steps.a.input.text', before: 'hi', after: 'hello' },
          { path: 'steps.a.next.Failure', exit: 'Failure', before: null },
          { path: 'steps.a.next.Other', exit: 'Other', after: 'b' },
          { path: 'steps.a.next.Success', exit: 'Success', before: 'b', after: 'c' },
          { path: 'steps.a.timeout', after: 'PT5S' },
        ],
      },
    ]);
  });

  it('knows branches by their names', () => {
    const bronze = { name: 'Bronze', when: { all: [] }, next: null };
    const [gold, silver] = base['b']!.branches!;
    const richer = { ...gold!, when: { all: [{ left: '{{ steps.a.n }}', op: 'gt' as const, right: 20 }] } };
    const fields = (branches: Step['branches']) =>
      of(({ b }) => (b!.branches = branches)).flatMap((change) => ('fields' in change ? change.fields : []));
    expect(fields([bronze, richer])).toEqual([
      { path: 'steps.b.branches.0', exit: 'Bronze', after: bronze },
      { path: 'steps.b.branches.1.when.all.0.right', exit: 'Gold', before: 10, after: 20 },
      { path: 'steps.b.branches.1', exit: 'Silver', before: silver },
    ]);
    expect(fields([silver!, gold!])).toEqual([
      { path: 'steps.b.branches', before: ['Gold', 'Silver'], after: ['Silver', 'Gold'] },
    ]);
  });

  it('lists steps that are new and steps that are gone', () => {
    const d = echo({}, { text: 'new' });
    const changed = of((steps) => {
      delete steps['c'];
      steps['d'] = d;
    });
    expect(changed).toEqual([{ kind: 'step.added', step: 'd', after: d }, { kind: 'step.removed', step: 'c', before: base['c'] }]); // prettier-ignore
  });

  it('sees that a step has another id and is otherwise the same, whoever refers to it', () => {
    const renamed = renameSteps(definitionOf(base), new Map([['a', 'first'], ['b', 'tier']])); // prettier-ignore
    expect(renamed.steps['c']?.input).toEqual({
      text: 'Dear {{ steps.first.n }}, {{ trigger.data.steps.a }}, {{ steps["first"].n }}',
      any: '/#steps.first.n',
    });
    expect(diffDefinitions(definitionOf(base), renamed)).toEqual([
      { kind: 'step.renamed', from: 'a', to: 'first' },
      { kind: 'step.renamed', from: 'b', to: 'tier' },
    ]);
  });

  it('does not take a step for another that changed as well', () => {
    const renamed = renameSteps(definitionOf(base), new Map([['a', 'first']]));
    renamed.steps['first'] = { ...renamed.steps['first']!, notes: 'changed too' };
    const kinds = diffDefinitions(definitionOf(base), renamed).map(({ kind }) => kind);
    expect(kinds).toEqual(['workflow.changed', 'step.added', 'step.changed', 'step.changed', 'step.removed']);
  });
});

describe('of any two definitions', () => {
  const definition = randomSteps.map((steps) => definitionOf(steps));

  it('the difference is empty exactly when they are equal', () => {
    fc.assert(
      fc.property(definition, definition, (a, b) => {
        expect(diffDefinitions(a, structuredClone(a))).toEqual([]);
        expect(diffDefinitions(a, b).length > 0).toBe(JSON.stringify(a) !== JSON.stringify(b));
      }),
    );
  });

  it('a renaming of every step is nothing but that', () => {
    fc.assert(
      fc.property(definition, (before) => {
        const ids = Object.keys(before.steps);
        const after = renameSteps(before, new Map(ids.map((id) => [id, `${id}-new`])));
        expect(new Set(diffDefinitions(before, after).map(({ kind }) => kind))).toEqual(new Set(['step.renamed']));
      }),
    );
  });
});
