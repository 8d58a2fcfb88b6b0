import { describe, expect, it } from '@jest/globals';
import { versionAt, versionToMoveTo } from '@fanfare/contracts';
import { activated, archived, moved, paused, resumed, settledAt } from './lifecycle.js';
import type { Workflow } from './workflow.js';

const day = 86_400_000;
const now = 100 * day;

const draft: Workflow = {
  workspace: 'acme',
  id: 'w',
  name: 'W',
  status: 'Draft',
  revision: 1,
  draft: {},
  latestVersion: 0,
  currentVersion: 0,
  held: false,
  pausedBecause: null,
  runsEndAt: null,
  activations: [],
  createdAt: now,
  updatedAt: now,
};

/** The version in force at each instant. */
const inForce = (workflow: Workflow, ...instants: number[]) =>
  instants.map((at) => versionAt({ workspace: 'acme', workflow: 'w', activations: workflow.activations }, at));

describe('the life of a workflow', () => {
  it('has one version in force at any instant, or none', () => {
    const one = activated(draft, 1, now + 10);
    const two = activated(one, 2, now + 20);
    const rest = paused(two, now + 30);
    const back = resumed(rest, now + 40);
    const end = archived(back, now + 50);
    expect(inForce(end, now + 9, now + 10, now + 19, now + 20, now + 29, now + 30, now + 40, now + 50)).toEqual([
      null,
      1,
      1,
      2,
      2,
      null,
      2,
      null,
    ]);
    expect(end.status).toBe('Archived');
  });

  it('does not change by what is so already', () => {
    const active = activated(draft, 1, now);
    expect(activated(active, 1, now + 10)).toBe(active);
    const rest = paused(active, now + 20);
    expect(paused(rest, now + 30)).toBe(rest);
  });

  it('knows why it is paused, until it is resumed', () => {
    const active = activated(draft, 1, now);
    const rest = paused(active, now + 10, { because: 'it loops' });
    expect(rest.pausedBecause).toBe('it loops');
    expect(paused(rest, now + 20, { runs: 'hold' })).toMatchObject({ held: true, pausedBecause: 'it loops' });
    expect(paused(rest, now + 20, { because: 'it does harm' }).pausedBecause).toBe('it does harm');
    expect(resumed(rest, now + 30).pausedBecause).toBeNull();
    expect(paused(active, now + 10).pausedBecause).toBeNull();
  });

  it('refuses what makes no sense', () => {
    expect(() => paused(draft, now)).toThrow('Draft');
    expect(() => resumed(draft, now)).toThrow('Draft');
    expect(() => activated(archived(draft, now), 1, now)).toThrow('archived');
  });

  it('does not let go of what is held by being archived: somebody says what becomes of it', () => {
    const held = paused(activated(draft, 1, now), now + 10, { runs: 'hold' });
    expect(() => archived(held, now + 20)).toThrow('held');
    expect(archived(held, now + 20, 'drain')).toMatchObject({ status: 'Archived', held: false, runsEndAt: null });
    expect(archived(held, now + 20, 'exit')).toMatchObject({ status: 'Archived', held: true, runsEndAt: now + 20 });
  });

  it('lets runs go on when it is archived, unless they are to end, which can be said later too', () => {
    const over = archived(activated(draft, 1, now), now + 10);
    expect(over).toMatchObject({ status: 'Archived', runsEndAt: null });
    expect(archived(over, now + 20)).toBe(over);
    const ended = archived(over, now + 20, 'exit');
    expect(ended.runsEndAt).toBe(now + 20);
    expect(archived(ended, now + 30, 'exit')).toBe(ended);
  });

  it('forgets spans that no kept event can fall into, and spans that never began', () => {
    const old = activated(activated(draft, 1, now - 20 * day), 2, now - 10 * day);
    expect(activated(old, 3, now).activations).toEqual([
      { version: 2, from: now - 10 * day, to: now },
      { version: 3, from: now, to: null },
    ]);
    expect(paused(activated(draft, 1, now + 300), now + 100).activations).toEqual([]);
  });

  it('stays bounded over a thousand changes in a week, and remembers what to resume', () => {
    let workflow = activated(draft, 7, now);
    for (let i = 1; i <= 1_000; i++) workflow = resumed(paused(workflow, now + i * day), now + i * day + 1);
    expect(workflow.activations.length).toBeLessThan(10);
    expect(workflow.currentVersion).toBe(7);
  });

  it('lets runs move to where they were to move, however long after and whatever was paused meanwhile', () => {
    const old = activated(draft, 1, now);
    const run = { version: 1, startedAt: now + 1 };
    const moves = ({ activations }: Workflow) =>
      versionToMoveTo({ workspace: 'acme', workflow: 'w', activations }, run);
    let workflow = activated(old, 2, now + 10, 'move');
    for (let i = 1; i <= 30; i++) workflow = resumed(paused(workflow, now + i * day), now + i * day + 1);
    expect(moves(workflow)).toBe(2);
    workflow = activated(workflow, 3, now + 40 * day);
    expect(moves(workflow)).toBe(2);
    expect(moves(activated(workflow, 1, now + 50 * day))).toBeNull();
    expect(workflow.activations.length).toBeLessThan(5);
  });

  it('takes a decision about runs that wait for the version in force, too, and does not repeat it', () => {
    const active = activated(activated(draft, 1, now), 2, now + 10);
    const decided = activated(active, 2, now + 20, 'move');
    expect(decided.activations.at(-1)).toEqual({ version: 2, from: now + 20, to: null, waitingRuns: 'move' });
    expect(activated(decided, 2, now + 30, 'move')).toBe(decided);
    expect(activated(decided, 2, now + 30, 'finish')).toBe(decided);
  });

  it('can take effect later than first thought, at both ends of the change', () => {
    const change = activated(activated(draft, 1, now), 2, now + 300);
    const later = moved(change, now + 300, now + 900);
    expect(inForce(later, now + 500, now + 900)).toEqual([1, 2]);
    expect(settledAt(later)).toBe(now + 900);
  });
});
