import { expect, it } from '@jest/globals';
import type { Workflow } from '../workflows/workflow.js';
import { absenceAt } from './absence.js';

const workflow: Workflow = {
  workspace: 'acme', id: 'w', name: 'W', status: 'Active', revision: 1, draft: {}, latestVersion: 2, currentVersion: 2, held: false, pausedBecause: null, runsEndAt: null,
  activations: [{ version: 1, from: 100, to: 200 }, { version: 2, from: 300, to: null }], createdAt: 1, updatedAt: 1,
}; // prettier-ignore
const never: Partial<Workflow> = { activations: [], currentVersion: 0, latestVersion: 0, status: 'Draft' };
const forgotten: Partial<Workflow> = { activations: [] };

it.each<[string, number, Partial<Workflow>, ReturnType<typeof absenceAt>]>([
  ['is none while a version is in force', 150, {}, null],
  ['is a pause between two versions', 250, {}, { because: 'workflow.paused', version: 1 }],
  ['is that it was not yet in force', 50, {}, { because: 'workflow.notYet', version: 1 }],
  ['is that it never was', 50, never, { because: 'workflow.never', version: null }],
  ['is that it was archived', 400, { status: 'Archived', activations: [{ version: 2, from: 300, to: 350 }] }, { because: 'workflow.archived', version: 2 }],
  ['is a pause that was before it was archived', 250, { status: 'Archived', activations: [{ version: 1, from: 100, to: 200 }, { version: 2, from: 300, to: 350 }] }, { because: 'workflow.paused', version: 1 }],
  ['is a pause that began before anything that is remembered', 50, { ...forgotten, status: 'Paused' }, { because: 'workflow.paused', version: 2 }],
  ['is that it was archived before anything that is remembered', 50, { ...forgotten, status: 'Archived' }, { because: 'workflow.archived', version: 2 }],
])('the absence of a workflow %s', (_promise, at, given, absence) => {
  expect(absenceAt({ ...workflow, ...given }, at)).toEqual(absence);
}); // prettier-ignore
