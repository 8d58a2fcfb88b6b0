import { describe, expect, it } from '@jest/globals';
import { blankEntry, type Entry, type TagMark } from './entry.js';
import { marked } from './tagging.js';

const dayMs = 86_400_000;
const mark = (tag: string, on: boolean, at: number): TagMark => ({ tag, on, at, by: `${tag}${at}`, recordedAt: at });
const after = (...marks: TagMark[]) =>
  marks.reduce((entry: Entry, one) => marked(entry, [one]) ?? entry, blankEntry('acme', 'e', 0));

describe('the tags of an entry', () => {
  it('are those whose latest word is that it has them, in whatever order the words come', () => {
    const words = [mark('vip', true, 1), mark('vip', false, 2), mark('new', true, 3)];
    expect([after(...words).tags, after(...words.toReversed()).tags]).toEqual([['new'], ['new']]);
  });

  it('do not remember for ever that one was removed', () => {
    const removed = [mark('vip', true, 1), mark('vip', false, 2)];
    expect(after(...removed, mark('new', true, 3)).marks).toHaveLength(2);
    expect(after(...removed, mark('new', true, 60 * dayMs)).marks).toMatchObject([{ tag: 'new' }]);
    expect(after(mark('vip', true, 1), mark('new', true, 60 * dayMs)).tags).toEqual(['new', 'vip']);
  });
});
