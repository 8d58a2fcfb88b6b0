import { describe, expect, it } from '@jest/globals';
import { importLines } from './import-lines.js';
import type { ImportedWorkflow } from './interchange.js';

const workflow = {
  id: 'orders',
  name: 'Orders',
  status: 'Draft',
  activeVersion: null,
  latestVersion: 0,
  held: false,
  pausedBecause: null,
  problems: [],
  warnings: [],
};
const loss = { path: 'steps.1.action', message: 'nothing here does this' };
const mistake = { path: 'steps.tell.action', message: 'is unknown' };
const shown = (more: Partial<ImportedWorkflow>) =>
  importLines({ workflow, format: 'fanfare', losses: [], replaced: false, ...more });

describe('an import for a person', () => {
  it('is one line when it is as it was written', () => {
    expect(shown({})).toBe('saved: orders (Orders)');
    expect(shown({ replaced: true })).toBe('saved: orders (Orders), over the draft that was there');
  });

  it('lists what is not as it was written, and what keeps it from being activated, with their places', () => {
    const lines = shown({ format: 'kustomer', losses: [loss], workflow: { ...workflow, problems: [mistake] } });
    expect(lines.split('\n')).toEqual([
      'saved: orders (Orders), from a workflow of Kustomer’s',
      'not as it was written:',
      '  steps.1.action  nothing here does this',
      'mistakes that keep it from being activated:',
      '  steps.tell.action  is unknown',
    ]);
  });
});
