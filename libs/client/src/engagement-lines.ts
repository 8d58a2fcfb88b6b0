import type { countEngagement, leaderboard, listEntries, ReplyOf } from '@fanfare/contracts';
import { clock } from './clock.js';
import type { CompetitionLine } from './engagement.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Competitions, a line each, with when they are open. */
export function competitionLines(
  competitions: readonly CompetitionLine[],
  { bold, dim, yellow }: Palette = plain,
): string {
  if (competitions.length === 0) return 'no competitions';
  const rows = table(competitions.map(({ id, name }) => [id, name]));
  return competitions
    .map(({ defined, opensAt, closesAt }, i) => {
      const from = opensAt ? [`from ${clock(Date.parse(opensAt))}`] : [];
      const until = closesAt ? [`until ${clock(Date.parse(closesAt))}`] : [];
      const unknown = defined ? [] : [yellow('seen in events')];
      return [bold(rows[i] ?? ''), ...unknown, dim([...from, ...until].join(' '))].join('  ').trimEnd();
    })
    .join('\n');
}

/** A competition's numbers and its best scores. */
export function competitionPage(
  competition: CompetitionLine,
  counts: ReplyOf<typeof countEngagement>,
  { places }: ReplyOf<typeof leaderboard>,
  palette: Palette = plain,
): string {
  const { entries, bonusEntries, disqualified, contacts, gameplays, prizes } = counts;
  const numbers = [
    `${entries} entries of ${contacts} contacts`,
    `${bonusEntries} bonus entries`,
    ...(disqualified > 0 ? [`${disqualified} disqualified`] : []),
    `${gameplays} gameplays`,
    `${prizes} prizes`,
  ].join(', ');
  const rows = table(places.map(({ rank, score, contact }) => [rank, score, contact ?? 'nobody known']));
  return [competitionLines([competition], palette), numbers, ...rows.map((row) => `  ${row}`)].join('\n');
}

/** Entries, a line each, with their tags. */
export function entryLines(
  entries: ReplyOf<typeof listEntries>['entries'],
  { bold, dim, yellow }: Palette = plain,
): string {
  if (entries.length === 0) return 'no entries';
  const rows = table(
    entries.map(({ at, id, competitionName, contact }) => [clock(at), id, competitionName ?? '', contact ?? '']),
  );
  return entries
    .map(({ qualified, tags }, i) => {
      const out = qualified === false ? [yellow('disqualified')] : [];
      return [bold(rows[i] ?? ''), ...out, dim(tags.join(', '))].join('  ').trimEnd();
    })
    .join('\n');
}
