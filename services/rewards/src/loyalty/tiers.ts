/** A level of a programme; `threshold` null: by hand only. */
export interface Tier {
  id: string;
  name: string;
  threshold: number | null;
}

/** What is known about an account and a tier: in or out since that instant, and because of whom. */
export interface TierMark {
  id: string;
  name: string;
  in: boolean;
  at: number;
  by: 'rule' | 'hand';
}

export interface TierChange {
  id: string;
  name: string;
  to: 'in' | 'out';
}

/** How a programme decides. `measure`: tiers follow all points ever awarded, or those that are left. */
export interface Rules {
  active: boolean;
  measure: 'total' | 'balance';
  tiers: readonly Tier[];
}

export interface Moved {
  marks: TierMark[];
  changes: TierChange[];
}

/**
 * Tiers after points have changed. The rule takes nobody out of a tier who was brought in by hand, and brings nobody back
 * whom a person took out; and by the total, which never falls, nobody falls.
 */
export function byRule(marks: readonly TierMark[], rules: Rules, points: number, at: number): Moved {
  return rules.tiers.reduce<Moved>(
    (moved, { id, name, threshold }) => {
      if (threshold === null) return moved;
      const mark = moved.marks.find((one) => one.id === id);
      if (mark?.by === 'hand') return moved;
      const isIn = mark?.in ?? false;
      if (points >= threshold && !isIn) return move(moved, { id, name, in: true, at, by: 'rule' });
      const falls = points < threshold && isIn && rules.measure === 'balance';
      return falls ? move(moved, { id, name, in: false, at, by: 'rule' }) : moved;
    },
    { marks: [...marks], changes: [] },
  );
}

/** Tiers after a person or a step has spoken. Who speaks late, about an instant before what is known, changes nothing. */
export function byHand(marks: readonly TierMark[], { id, name }: Tier, to: 'in' | 'out', at: number): Moved {
  const moved = { marks: [...marks], changes: [] };
  const mark = marks.find((one) => one.id === id);
  return mark && at < mark.at ? moved : move(moved, { id, name, in: to === 'in', at, by: 'hand' });
}

/** The tier that people mean by a word: its id, or its name in any case. */
export function tierNamed(tiers: readonly Tier[], word: string): Tier | undefined {
  const name = word.trim().toLowerCase();
  return tiers.find(({ id }) => id === word) ?? tiers.find((tier) => tier.name.toLowerCase() === name);
}

function move({ marks, changes }: Moved, mark: TierMark): Moved {
  const isIn = marks.find(({ id }) => id === mark.id)?.in ?? false;
  const change: TierChange = { id: mark.id, name: mark.name, to: mark.in ? 'in' : 'out' };
  return {
    marks: [...marks.filter(({ id }) => id !== mark.id), mark],
    changes: isIn === mark.in ? changes : [...changes, change],
  };
}
