import { describe, expect, it } from '@jest/globals';
import type { DryRun, RunDocument, WhatIf, WorkflowChange } from '@fanfare/contracts';
import { diffLines } from './diff-lines.js';
import { dryRunLines } from './dry-run-lines.js';
import { eventLines } from './event-lines.js';
import { whatIfLines } from './what-if-lines.js';

const at = Date.parse('2026-11-01T10:00:00Z');
const day = 86_400_000;

describe('a dry run for a person', () => {
  const run: RunDocument = {
    id: 'r1', workspace: 'acme', workflow: 'welcome', workflowName: 'Welcome', version: 2, mode: 'test', status: 'Success', trigger: 'Form.Received', event: 'e1',
    occurredAt: '', contact: 'c1', site: null, card: null, startedAt: at, finishedAt: at + 3 * day, branches: [{ branch: '0', node: 'gift', exit: 'Success', failed: false, endedAt: at }],
    steps: [{ branch: '0', node: 'gift', visit: 0, action: 'Issue', attempt: 1, exit: 'Success', next: null, input: { offer: 'ten' }, output: { count: 1 }, queuedAt: at, startedAt: at, finishedAt: at, status: 'Success' }],
  }; // prettier-ignore
  const effect = { action: 'Issue', service: 'rewards', stepId: 's', input: {} };
  const dryRun: DryRun = {
    starts: true, event: { id: 'e1', type: 'Form.Received', workspaceId: 'acme', occurredAt: '', acceptedAt: at, data: {} }, contact: null, contactIs: 'nobody', path: [],
    waits: [{ branch: '0', node: 'pause', reason: 'delay', from: at, until: at + 3 * day + 5_400_000 }], effects: [effect, effect], warnings: [], endedAt: at, cutShort: false, run,
  }; // prettier-ignore

  it('shows the run with its inputs, its waits and what it would ask for', () => {
    expect(dryRunLines(dryRun)).toMatch(
      /^would start.*\ncontact: about nobody\n[^]*in {3}offer: ten[^]*pause would wait \(delay\) for 3 d 1 h 30 min\nwould ask for: 2 Issue$/,
    );
  });

  it('says why nothing would start', () => {
    expect(dryRunLines({ ...dryRun, starts: false, because: 'trigger.filter.all.0', effects: [] })).toMatch(
      /^would not start: trigger\.filter\.all\.0[^]*would ask nobody for anything$/,
    );
  });
});

describe('a what-if for a person', () => {
  const path = [{ branch: '0', node: 'tier', exit: 'Gold' }];
  const whatIf: WhatIf = {
    from: at,
    to: at + 7 * day,
    events: 120,
    truncated: false,
    draft: { version: null, starts: 15, exits: { tier: { Gold: 8, Else: 7 } }, effects: { Issue: 1_008 }, assumed: {}, recordedAnswers: 6, sampledAnswers: 9 },
    active: { version: 3, starts: 10, exits: { tier: { Else: 10 } }, effects: { Issue: 10, Mail: 2 }, assumed: {}, recorded: 9, reproduced: 8, notReproducible: { omitted: 1 } },
    contacts: { given: 0, recorded: 9, current: 111, new: 0, nobody: 0 },
    differ: { onlyDraft: 5, onlyActive: 0, otherPath: 1, contacts: [{ contact: 'c1', event: 'e1', draft: path, active: null }], truncated: true },
    unsure: { contacts: [], truncated: false },
  }; // prettier-ignore

  it('shows both versions side by side, and for whom they differ', () => {
    expect(whatIfLines(whatIf).split('\n')).toEqual([
      '120 events from 2026-11-01 10:00:00Z to 2026-11-08 10:00:00Z · nothing has happened',
      '             draft  v3',
      'runs            15  10  +5',
      '  Issue       1008  10  +998',
      '  Mail           0   2  -2',
      'tier → Gold      8   0  +8',
      'tier → Else      7  10  -3',
      'v3: 9 of 10 runs as they really were (8 come out the same when played again); draft: 6 answers as they really were, 9 from samples',
      '1 take another path, 5 start only in draft, 0 only in v3',
      '  c1 e1  tier → Gold instead of no run',
      '  and 5 more',
    ]);
  });

  it('says what is not sure, and of how many', () => {
    const draft = { ...whatIf.draft, assumed: { eventMayCome: 3, turns: 1 } };
    const active = { ...whatIf.active, assumed: { eventMayCome: 2 } };
    expect(whatIfLines({ ...whatIf, draft, active }).split('\n').filter((line) => line.startsWith('not sure'))).toEqual([
      'not sure: 3 of draft and 2 of v3 wait for an event, or may be ended by one, that can still come: taken as if it does not',
      'not sure: 1 of draft would have had to wait for other runs of their contact',
    ]);
  }); // prettier-ignore

  it('says when there was more to see', () => {
    expect(whatIfLines({ ...whatIf, truncated: true })).toContain('there were more');
  });
});

describe('a difference for a person', () => {
  it('is a line per field', () => {
    const changes: WorkflowChange[] = [
      { kind: 'workflow.changed', part: 'name', fields: [{ path: 'name', before: 'A', after: 'B' }] },
      { kind: 'step.renamed', from: 'a', to: 'first' },
      { kind: 'step.changed', step: 'tier', fields: [{ path: 'steps.tier.branches.0.when.right', exit: 'Gold', before: 10, after: 20 }, { path: 'steps.tier.next.Success', exit: 'Success', after: null }] },
      { kind: 'step.added', step: 'gift', after: { action: 'Issue' } },
      { kind: 'step.removed', step: 'old', before: { action: 'Mail' } },
    ]; // prettier-ignore
    expect(diffLines(changes).split('\n')).toEqual([
      '~ name  "A" → "B"',
      '~ step a is called first now',
      '~ step tier',
      '    branches.0.when.right (Gold)  10 → 20',
      '    next.Success  (nothing) → null',
      '+ step gift  Issue',
      '- step old  Mail',
    ]);
    expect(diffLines([])).toBe('no difference');
  });
});

describe('recorded events for a person', () => {
  const event = { id: 'e1', type: 'Form.Received' as const, workspaceId: 'acme', occurredAt: '', acceptedAt: at, data: { a: 1 }, contact: { email: 'ann@acme.test' } }; // prettier-ignore

  it('are a line each', () => {
    expect(eventLines({ events: [{ storedAt: at, event }], searched: 50, complete: false })).toBe(
      '2026-11-01 10:00:00Z  Form.Received  ann@acme.test  e1  a: 1\nlooked at 50; there may be more',
    );
    expect(eventLines({ events: [], searched: 0, complete: true })).toBe('no events');
  });
});
