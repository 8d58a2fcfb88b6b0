import { describe, expect, it } from '@jest/globals';
import { versionAt } from '@fanfare/contracts';
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

  it('refuses what makes no sense', () => {
    expect(() => paused(draft, now)).toThrow('Draft');
    expect(() => resumed(draft, now)).toThrow('Draft');
    expect(() => activated(archived(draft, now), 1, now)).toThrow('archived');
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

  it('can take effect later than first thought, at both ends of the change', () => {
    const change = activated(activated(draft, 1, now), 2, now + 300);
    const later = moved(change, now + 300, now + 900);
    expect(inForce(later, now + 500, now + 900)).toEqual([1, 2]);
    expect(settledAt(later)).toBe(now + 900);
  });
});
