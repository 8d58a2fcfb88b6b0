import { describe, expect, it } from '@jest/globals';
import { suspected, type Suspect } from './suspect.js';

const run = { id: 'r', lastFactAt: 100 };
const sighting = { workspace: 'acme', letters: [] };
/** A look at an instant, when everything stored so long before has been handled. */
const lookAt = (at: number, behind = 0) => ({ handledUntil: at - behind, over: at, now: at });

function after(...looks: ReturnType<typeof lookAt>[]): Suspect | undefined {
  return looks.reduce<Suspect | undefined>((known, look) => suspected(known, run, sighting, look), undefined);
}

describe('a run of which nothing is found', () => {
  it('is certainly stuck when four looks have found nothing', () => {
    expect(after(lookAt(1_000), lookAt(2_000), lookAt(3_000))).toMatchObject({ looks: 3, foundAt: null });
    expect(after(lookAt(1_000), lookAt(2_000), lookAt(3_000), lookAt(4_000))).toMatchObject({ foundAt: 4_000 });
  });

  it('is none the more so while messages of before are still on their way', () => {
    const slow = [lookAt(1_000), lookAt(2_000, 1_500), lookAt(3_000, 2_500), lookAt(4_000, 3_500)];
    expect(after(...slow)).toMatchObject({ looks: 1, foundAt: null });
    expect(after(...slow, lookAt(5_000, 3_500))).toMatchObject({ looks: 2, lookedAt: 5_000 });
  });

  it('is looked at anew when it was heard of meanwhile', () => {
    const known = after(lookAt(1_000), lookAt(2_000), lookAt(3_000), lookAt(4_000));
    expect(suspected(known, { id: 'r', lastFactAt: 4_500 }, sighting, lookAt(5_000))).toMatchObject({
      looks: 1,
      foundAt: null,
    });
  });

  it('was set aside when dead letters hold its messages', () => {
    const known = after(lookAt(1_000), lookAt(2_000), lookAt(3_000), lookAt(4_000));
    expect(suspected(known, run, { workspace: 'acme', letters: [7] }, lookAt(5_000))).toMatchObject({
      standing: 'setAside',
      letters: [7],
      foundAt: 4_000,
    });
  });
});
