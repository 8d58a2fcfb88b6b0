import { expect, it } from '@jest/globals';
import { replaced } from './replaced.js';

const hour = 3_600_000;
const old = { name: 'old', until: null };
const older = { name: 'older', until: 10 };
const fresh = { name: 'fresh', until: null };

it('what is replaced is valid as long as was said, and what ends sooner does', () => {
  expect(replaced([old, older], fresh, 0, hour)).toEqual([fresh, { name: 'old', until: hour }, older]);
});

it('what is replaced ends at once when nothing was said, and all before it', () => {
  expect(replaced([old, older], fresh, 0, 0)).toEqual([fresh]);
});

it('what is over is forgotten, and of what is not the last five are kept', () => {
  let all: { name: string; until: number | null }[] = [older];
  for (let i = 0; i < 9; i++) all = replaced(all, { name: String(i), until: null }, 20 + i, hour);
  expect(all.map(({ name }) => name)).toEqual(['8', '7', '6', '5', '4']);
});
