import { triggerNames, type TriggerName } from '@fanfare/contracts';

const longestNameWorthComparing = 64;

/** The known trigger that somebody most likely meant, or null when none is close. */
export function nearestTrigger(given: string): TriggerName | null {
  if (given.length > longestNameWorthComparing) return null;
  const plain = given.toLowerCase();
  const ranked = triggerNames.map((name) => ({ name, distance: distanceBetween(plain, name.toLowerCase()) }));
  const best = ranked.reduce((a, b) => (b.distance < a.distance ? b : a));
  return best.distance <= Math.max(3, best.name.length / 3) ? best.name : null;
}

/** Levenshtein's distance, one row at a time. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
