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
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
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

type Deletion = z.infer<typeof contactDeletion>;

/** What was deleted, and how much of it where. */
export function deletionLines(
  { deleted, unknown }: { deleted: (Deletion & { id: string })[]; unknown: string[] },
  palette: Palette = plain,
): string {
  const { bold, yellow } = palette;
  return [
    ...deleted.flatMap((deletion) => [
      `${bold(deletion.id)}  is gone; ${deletion.placeholder} stands for it  ${countsOf(deletion, palette)}`,
      ...waitingLines(deletion, palette),
    ]),
    ...unknown.map((id) => yellow(`${id} is nobody`)),
  ].join('\n');
}

/** Those who were deleted: only their placeholders are known. */
export function deletionListLines({ deletions }: { deletions: Deletion[] }, palette: Palette = plain): string {
  const { bold, dim, green, yellow } = palette;
  const lines = deletions.flatMap((deletion) => [
    [
      deletion.finished ? green('✔') : yellow('…'),
      dim(clock(deletion.at)),
      bold(deletion.placeholder),
      countsOf(deletion, palette),
    ].join(' '),
    ...waitingLines(deletion, palette),
  ]);
  return lines.length === 0 ? dim('nobody was deleted') : lines.join('\n');
}

function countsOf({ removed }: Deletion, { dim }: Palette): string {
  return dim(
    Object.entries(removed)
      .flatMap(([where, count]) => (count === 0 ? [] : [`${count} ${where}`]))
      .join(', '),
  );
}

function waitingLines({ waitsFor }: Deletion, { yellow }: Palette): string[] {
  return waitsFor.length === 0 ? [] : [yellow(`is asked again in some minutes: ${waitsFor.join(', ')}`)];
}
