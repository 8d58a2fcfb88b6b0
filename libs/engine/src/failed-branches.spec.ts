import { describe, expect, it } from '@jest/globals';
import type { HistoryEntry, RunDocument } from '@fanfare/contracts';
import { failedBranches } from './failed-branches.js';
import { applyHistory } from './fold-run.js';

const where = { run: 'r', workspace: 'acme' };
const ended = (branch: string, node: string, failed: boolean, at = 10, replay?: number): HistoryEntry => ({ kind: 'branch.ended', ...where, at, branch, node, exit: failed ? 'Failure' : 'Success', failed, ...(replay !== undefined && { replay }) }); // prettier-ignore
const split = (branch: string, node: string, into: number, rejoins = false): HistoryEntry => ({ kind: 'branch.split', ...where, at: 1, branch, node, into, rejoins }); // prettier-ignore
const replayed = (branch: string, node: string, at: number, replay: number): HistoryEntry => ({ kind: 'branch.replayed', ...where, at, branch, node, replay }); // prettier-ignore
const runOf = (...history: HistoryEntry[]) => applyHistory(null, history) as RunDocument;

describe('the branches with which a run is tried again', () => {
  it('are those that failed and are not under way again', () => {
    const facts = [split('0', 's', 3), ended('0.0', 'a', true), ended('0.1', 'b', false), ended('0.2', 'c', true)];
    expect(failedBranches(runOf(...facts))).toEqual(['0.0', '0.2']);
    expect(failedBranches(runOf(...facts, replayed('0.2', 'c', 5, 1)))).toEqual(['0.0']);
    expect(failedBranches(runOf(...facts, replayed('0.2', 'c', 50, 1), ended('0.2', 'c', true, 40, 1)))).toEqual(['0.0', '0.2']); // prettier-ignore
  });

  it('are, of a ForEach that failed, the items that did and then itself', () => {
    const items = [ended('0.0@f', 'i', true), ended('0.1@f', 'i', false), ended('0.2@f.1', 'j', true)];
    const facts = [split('0', 'f', 3, true), ...items, split('0.2@f', 's', 2), ended('0.2@f.0', 'j', false)];
    expect(failedBranches(runOf(...facts, ended('0', 'f', true)))).toEqual(['0.0@f', '0.2@f.1', '0']);
  });

  it('are none of the items of a ForEach that went on all the same', () => {
    const facts = [split('0', 'f', 1, true), ended('0.0@f', 'i', true), ended('0', 'bad', true)];
    expect(failedBranches(runOf(...facts))).toEqual(['0']);
  });

  it('are the items within items first', () => {
    const inner = [ended('0.0@f.0@g', 'i', true), ended('0.0@f', 'g', true), ended('0.1@f.0@g', 'i', true)];
    const facts = [split('0', 'f', 2, true), ...inner, ended('0.1@f', 'h', false), ended('0', 'f', true)];
    expect(failedBranches(runOf(...facts))).toEqual(['0.0@f.0@g', '0.0@f', '0']);
  });
});
