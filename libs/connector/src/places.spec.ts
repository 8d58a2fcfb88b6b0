import { expect, it } from '@jest/globals';
import { Places } from './places.js';

const takeAll = (places: Places, lane: string) => {
  let taken = 0;
  while (places.take(lane)) taken++;
  return taken;
};

it('a lane takes a good part of the places, the next ones less, and one is left whoever takes', () => {
  const places = new Places(16);
  const taken = Array.from({ length: 20 }, (_, i) => takeAll(places, `lane ${i}`));
  expect(taken.slice(0, 6)).toEqual([5, 4, 2, 2, 1, 1]);
  expect(taken.reduce((sum, one) => sum + one)).toBe(15);
});

it('what is given back can be taken again', () => {
  const places = new Places(4);
  for (let i = 0; i < 10; i++) {
    expect(takeAll(places, 'one')).toBe(1);
    places.give('one');
  }
});
