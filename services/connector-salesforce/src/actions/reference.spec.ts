import { describe, expect, it } from '@jest/globals';
import { isTriedAgain, referenceOf } from './reference.js';

describe('the reference of a step', () => {
  const run = 'WMIqRpJJCmvtCL6bFUCB5b';
  const reference = (node: string, more = '') => referenceOf({ run, id: `${run}/0/${node}/0${more}` });

  it('names its run, stays the same, and differs in more than its case from any other', () => {
    expect(reference('Send')).toMatch(/^WMIqRpJJCmvtCL6bFUCB5b-[0-9a-f]{16}$/);
    expect(reference('Send')).toBe(reference('Send'));
    expect(new Set(['Send', 'send', 'SEND'].map((node) => reference(node).toLowerCase())).size).toBe(3);
  });

  it('is that of the try before when a run is tried again', () => {
    expect(reference('Send', '/r2')).toBe(reference('Send'));
    expect([`${run}/0/Send/0`, `${run}/0/Send/0/r1`].map((id) => isTriedAgain({ id }))).toEqual([false, true]);
  });
});
