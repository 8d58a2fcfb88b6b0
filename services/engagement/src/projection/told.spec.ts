import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tell, type Said, type Told } from './told.js';

interface Fields {
  a: number;
  b: string | null;
}
const blank: Told & Fields = { at: 1_000, asOf: [], a: 0, b: null };

describe('what several events say of one thing', () => {
  it('comes to the same in whatever order they are heard, and however often', () => {
    const said = fc.record({
      at: fc.integer({ min: 0, max: 5 }),
      fields: fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.string({ maxLength: 1 }) }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 12 }), (all, picks) => {
        const events: Said<Fields>[] = all.map((one, i) => ({ by: `event-${i}`, ...one }));
        const heard = (order: readonly Said<Fields>[]) => order.reduce((told, one) => tell(told, one), blank);
        const again = picks.flatMap((pick) => events[pick % events.length] ?? []);
        expect(heard([...again, ...events.toReversed()])).toEqual(heard(events));
      }),
    );
  });

  it('changes nothing when it is known', () => {
    const said: Said<Fields> = { at: 5, by: 'e', fields: { a: 1 } };
    const told = tell<Fields, Told & Fields>(blank, said);
    expect(tell<Fields, Told & Fields>(told, said)).toBe(told);
  });
});
