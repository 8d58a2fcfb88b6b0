/** `; did you mean 'x'?` when one of the words is nearly the one written, else nothing. */
export function didYouMean(written: string, words: Iterable<string>): string {
  let best: { word: string; distance: number } | null = null;
  for (const word of words) {
    if (Math.abs(word.length - written.length) > 3 || written.length > 64) continue;
    const distance = editDistance(written.toLowerCase(), word.toLowerCase());
    if (distance <= Math.max(1, word.length / 3) && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { word, distance };
    }
  }
  return best ? `; did you mean '${best.word}'?` : '';
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The first few of many words, for a message. */
export function some(words: Iterable<string>): string {
  const all = [...words];
  return all.length <= 8 ? all.join(', ') : `${all.slice(0, 8).join(', ')}, …`;
}
