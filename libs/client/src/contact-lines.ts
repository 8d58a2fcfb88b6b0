import type { contactDeletion, contactProfile, Json, previewMerge, ReplyOf } from '@fanfare/contracts';
import type { z } from 'zod';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** A contact with its values, and since when each holds. */
export function profileLines(profile: z.infer<typeof contactProfile>, { bold, yellow, dim }: Palette = plain): string {
  const { id, type, email, mobile, firstName, lastName, tags, lists, segments, behaviour } = profile;
  const { properties, alsoKnownAs, lastSeenAt } = profile;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const known = properties.filter(({ value, hidden }) => value !== null && !hidden);
  const rows = table(known.map((property) => [property.label, JSON.stringify(property.value)]));
  return [
    [bold(name || email || id), dim(type), dim(id)].join('  '),
    ...[email, mobile].filter((line) => line !== null),
    ...(tags.length > 0 ? [`tags ${tags.join(', ')}`] : []),
    ...(lists.length > 0 ? [`on ${lists.map((list) => list.name).join(', ')}`] : []),
    ...(segments.length > 0 ? [`in ${segments.map((segment) => segment.name).join(', ')}`] : []),
    ...Object.entries(behaviour).map(([name, value]) => `${name} ${dim(deeds(value))}`),
    ...(lastSeenAt === null ? [] : [`last seen ${clock(lastSeenAt)}`]),
    ...known.map(({ at, problem }, i) =>
      [rows[i], ...(at === null ? [] : [dim(clock(at))]), ...(problem === undefined ? [] : [yellow(problem)])].join(
        '  ',
      ),
    ),
    ...(alsoKnownAs.length > 0 ? [dim(`also known as ${alsoKnownAs.join(', ')}`)] : []),
  ].join('\n');
}

function deeds(value: Json): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .flatMap(([name, number]) => (number === 0 ? [] : [`${name} ${JSON.stringify(number)}`]))
    .join(', ');
}

/** What two contacts would be as one, a line per field. */
export function mergePreviewLines({ fields }: ReplyOf<typeof previewMerge>, { bold }: Palette = plain): string {
  const said = (value: unknown) => (value === null ? '-' : JSON.stringify(value));
  const rows = fields.map(({ field, survivor, loser, result }) => [field, said(survivor), said(loser), said(result)]);
  const [head, ...lines] = table([['field', 'stays', 'is merged', 'result'], ...rows]);
  return [bold(head ?? ''), ...lines].join('\n');
}

/** What was deleted, and how much of it where. */
export function deletionLines(
  { deleted, unknown }: { deleted: (z.infer<typeof contactDeletion> & { id: string })[]; unknown: string[] },
  { bold, yellow, dim }: Palette = plain,
): string {
  const counts = (removed: Record<string, number>) =>
    Object.entries(removed).flatMap(([where, count]) => (count === 0 ? [] : [`${count} ${where}`]));
  return [
    ...deleted.map(({ id, placeholder, removed }) =>
      [bold(id), `is gone; ${placeholder} stands for it`, dim(counts(removed).join(', '))].join('  '),
    ),
    ...unknown.map((id) => yellow(`${id} is nobody`)),
  ].join('\n');
}
