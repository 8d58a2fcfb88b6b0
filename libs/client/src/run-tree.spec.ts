import { describe, expect, it } from '@jest/globals';
import type { RunDocument, RunStep } from '@fanfare/contracts';
import { runTree } from './run-tree.js';

const step = (node: string, given: Partial<RunStep> = {}): RunStep => ({
  branch: '0', node, visit: 0, action: 'ContactUpdate', attempt: 1, exit: 'Success', next: null, input: {}, output: {},
  queuedAt: 1_000, startedAt: 1_001, finishedAt: 1_012, status: 'Success', ...given,
}); // prettier-ignore

const run = (steps: RunStep[], given: Partial<RunDocument> = {}): RunDocument => ({
  id: 'r1', workspace: 'demo', workflow: 'w', workflowName: 'Coupons', version: 2, mode: 'live', status: 'Success',
  trigger: 'Competition.EntrySubmitted', event: 'e1', occurredAt: '', contact: 'c1', site: null, card: null,
  startedAt: 1_000, finishedAt: 1_048, steps, branches: [{ branch: '0', node: 'last', exit: 'Success', failed: false, endedAt: 1_048 }], ...given,
}); // prettier-ignore

const steps = (tree: string) => tree.split('\n').slice(2);

describe('a run as a tree', () => {
  it('names workflow, trigger, contact and status, and each step with exit, output and time', () => {
    const tree = runTree(
      run([
        step('coupons', { action: 'ContactCouponIssue', output: { coupon_count: 3 }, next: 'thank' }),
        step('thank'),
      ]),
      { contact: 'ada@demo.test' },
    );

    expect(tree).toBe(
      [
        '✔ Coupons v2  Success  48 ms',
        '  Competition.EntrySubmitted · event e1 · ada@demo.test · run r1',
        '  ├─ ✔ coupons  ContactCouponIssue → Success  12 ms',
        '  │    coupon_count: 3',
        '  └─ ✔ thank  ContactUpdate → Success  12 ms',
      ].join('\n'),
    );
  });

  it('says of a run whose contact is deleted that it is, and no name', () => {
    const tree = runTree(run([step('a')], { contact: 'x7f3', event: 'x7f3', contactDeleted: true }));
    const about = 'its contact was deleted (x7f3), with all that it took in and gave out';
    expect(tree.split('\n')[1]).toBe(`  Competition.EntrySubmitted · ${about} · run r1`);
  });

  it('follows the path, not the clock, which gives steps of the engine the same millisecond', () => {
    const tree = runTree(run([step('a', { next: null }), step('z', { next: 'a' })]));
    expect(steps(tree).map((line) => line.slice(7, 8))).toEqual(['z', 'a']);
  });

  it('indents branches below the step that split', () => {
    const split = step('fan', { action: 'Split', exit: 'Split' });
    const tree = runTree(
      run(
        [
          split,
          step('mail', { branch: '0.0' }),
          step('crm', { branch: '0.1', next: 'log' }),
          step('log', { branch: '0.1' }),
        ],
        {
          branches: [
            { branch: '0', node: 'fan', into: 2 },
            { branch: '0.0', node: 'mail', endedAt: 1 },
            { branch: '0.1', node: 'log', endedAt: 1 },
          ],
        },
      ),
    );
    expect(steps(tree)).toEqual([
      '  └─ ✔ fan  Split → Split  12 ms',
      '     ├─ branch 1',
      '     │  └─ ✔ mail  ContactUpdate → Success  12 ms',
      '     └─ branch 2',
      '        ├─ ✔ crm  ContactUpdate → Success  12 ms',
      '        └─ ✔ log  ContactUpdate → Success  12 ms',
    ]);
  });

  it('shows a failure with its error, and how often it was tried', () => {
    const error = { code: 'HttpStatus', message: 'POST http://x answered 422', retryable: false };
    const tree = runTree(
      run([step('call', { exit: 'Failure', status: 'Failed', attempt: 3, error })], { status: 'Failed' }),
    );
    expect(steps(tree)).toEqual([
      '  └─ ✘ call  ContactUpdate → Failure  attempt 3  12 ms',
      '       HttpStatus: POST http://x answered 422',
    ]);
  });

  it('shows what a run waits for, also without end', () => {
    const open = { status: 'Running', finishedAt: null, branches: [] } as const;
    const waiting = step('call', {
      exit: '',
      status: 'Waiting',
      waitingFor: 'a person',
      until: Number.MAX_SAFE_INTEGER,
    });
    expect(steps(runTree(run([waiting], { ...open, branches: [] })))).toEqual([
      '  ├─ ◷ call  ContactUpdate  waiting (a person)',
      '  └─ …',
    ]);
    const retrying = step('call', { exit: 'Failure', status: 'Retrying', retryAt: 0 });
    expect(runTree(run([retrying], { ...open, branches: [] }))).toContain(
      '↻ call  ContactUpdate  failed, tries again at 1970-01-01 00:00:00Z',
    );
  });

  it('shows which vendor a step waits for, since when, and when it is tried next', () => {
    const lane = { workspace: 'acme', app: 'main', endpoint: 'api' };
    const waiting = step('call', { exit: '', status: 'Waiting', waitingFor: 'waiting for Acme main', lane: { service: 'connector-acme', ...lane } }); // prettier-ignore
    const open = run([waiting], { status: 'Running', finishedAt: null, branches: [] });
    const health = { service: 'connector-acme', lane, name: 'Acme main', state: 'down' as const, reason: 'connection refused', since: 0, nextTryAt: 60_000, probes: 1 }; // prettier-ignore
    expect(steps(runTree(open, { closed: [health] }))[0]).toContain(
      'waiting for Acme main, which does not answer (connection refused), since 1970-01-01 00:00:00Z, next try 1970-01-01 00:01:00Z',
    );
    expect(steps(runTree(open))[0]).toContain('waiting for Acme main');
  });

  it('keeps an output to one line, the short and simple fields first', () => {
    const output = { headers: { a: 'x'.repeat(200) }, codes: ['A', 'B'], status: 201, none: null };
    expect(steps(runTree(run([step('call', { output })])))[1]).toBe('       status: 201 · codes: A, B · …');
  });

  it('shows resolved inputs when asked to', () => {
    const tree = runTree(run([step('call', { input: { list: 'VIP' }, output: { ok: true } })]), { inputs: true });
    expect(steps(tree).slice(1)).toEqual(['       in   list: VIP', '       out  ok: true']);
  });
});
