import { competitionLines, competitionPage, entryLines, type EntryQuery } from '@fanfare/client';
import type { Context } from '../context.js';

export async function listCompetitions(
  query: { limit?: number; after?: string },
  { engagement, terminal }: Context,
): Promise<void> {
  const { competitions, next } = await engagement.competitions(query);
  terminal.show(competitions, () => competitionLines(competitions, terminal.palette));
  if (next !== null) terminal.note([`more: --after ${next}`]);
}

export async function showCompetition(
  id: string,
  query: { limit?: number },
  { engagement, terminal }: Context,
): Promise<void> {
  const [competition, counts, leaders] = await Promise.all([
    engagement.competition(id),
    engagement.counts(id),
    engagement.leaders(id, query),
  ]);
  terminal.show({ ...competition, counts, ...leaders }, () =>
    competitionPage(competition, counts, leaders, terminal.palette),
  );
}

export async function listEntries(query: EntryQuery, { engagement, terminal }: Context): Promise<void> {
  const { entries, next } = await engagement.entries(query);
  terminal.show(entries, () => entryLines(entries, terminal.palette));
  if (next !== null) terminal.note([`more: --after ${next}`]);
}
