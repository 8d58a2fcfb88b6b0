import type { Gameplay } from '../gameplays/gameplay.js';

interface Place {
  rank: number;
  contact: string | null;
  score: number;
  gameplay: string;
  at: number;
}

/** The places of a leaderboard from gameplays, the best first: of each contact its best one; equal scores share a rank. */
export async function placesOf(best: AsyncIterable<Gameplay>, limit: number): Promise<Place[]> {
  const places: Place[] = [];
  const there = new Set<string>();
  for await (const { _id, id, contact, score, at } of best) {
    const who = contact ?? _id;
    if (score === null || there.has(who)) continue;
    there.add(who);
    const above = places.at(-1);
    const rank = above?.score === score ? above.rank : places.length + 1;
    places.push({ rank, contact, score, gameplay: id, at });
    if (places.length === limit) break;
  }
  return places;
}
