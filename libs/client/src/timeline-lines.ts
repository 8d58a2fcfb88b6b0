import type { TimelineItem, TimelinePage } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** What a contact did and what happened to it, a line each. */
export function timelineLines({ items, missing }: TimelinePage, { dim, yellow }: Palette = plain): string {
  const away = missing.map((service) => yellow(`${service} does not answer: what it knows is missing`));
  if (items.length === 0) return [...away, 'nothing'].join('\n');
  const rows = table(items.map((item) => [clock(item.at), item.kind, ...told(item)]));
  return [...away, ...rows.map((row, i) => `${row}  ${dim(items[i]?.id ?? '')}`)].join('\n');
}

/** What it was, and where or how. */
function told({ kind, what }: TimelineItem): [string, string] {
  switch (kind) {
    case 'change':
      return [what.rows.map(({ property, value }) => `${property} ${JSON.stringify(value)}`).join(', '), what.source];
    case 'entry':
      return [what.competitionName ?? what.competition ?? 'a form', place(what)];
    case 'bonus':
      return [`${what.entries} bonus entries`, what.competitionName ?? what.competition];
    case 'gameplay':
      return [`${what.cardTitle ?? what.card ?? 'a game'} ${what.status ?? 'begun'}`, place(what)];
    case 'prize':
      return [what.name ?? what.prize ?? 'a prize', place(what)];
    case 'achievement':
      return [what.name, ''];
    case 'communication':
      return [what.subject ?? what.channel, what.status];
    case 'consent':
      return [`${what.state} ${what.channel} ${what.group}`, what.source];
    case 'coupon':
      return [`${what.offer} ${what.code}`, what.status];
    case 'points':
      return [`${what.kind} ${what.delta}`, what.programme];
    case 'card':
      return [what.template, ''];
    case 'run':
      return [what.workflowName, what.status];
    default:
      return what satisfies never;
  }
}

function place({ siteName, site }: { siteName: string | null; site: string | null }): string {
  return siteName ?? site ?? '';
}
