import { assumptions, type Assumption, type PassedStep, type WhatIf } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Contacts that are shown; the others are counted. */
const shown = 20;

type Row = [what: string, draft: number, active: number];

/** A what-if as a person reads it: what both versions do, side by side, then for whom it differs. */
export function whatIfLines(whatIf: WhatIf, palette: Palette = plain): string {
  const { from, to, events, truncated, draft, active, differ } = whatIf;
  const { bold, dim, yellow } = palette;
  const differing = differ.onlyDraft + differ.onlyActive + differ.otherPath;
  const others = differing - Math.min(shown, differ.contacts.length);
  const names = [draft.version === null ? 'draft' : `v${draft.version}`, `v${active.version}`];
  const rows = [['runs', draft.starts, active.starts] satisfies Row, ...effectRows(whatIf), ...exitRows(whatIf)];
  const [head = '', ...body] = table([['', ...names, ''], ...rows.map((row) => [...row, change(row)])]);
  return [
    `${events} events from ${clock(from)} to ${clock(to)} ${dim('· nothing has happened')}`,
    ...(truncated ? [yellow('there were more: narrow the time, or raise the limit')] : []),
    bold(head),
    ...body,
    dim(sourcesOf(whatIf)),
    ...assumptions.flatMap((one) => assumedLine(one, whatIf, names)).map((line) => yellow(line)),
    differing === 0
      ? 'no contact is treated differently'
      : `${differ.otherPath} take another path, ${differ.onlyDraft} start only in ${names[0]}, ${differ.onlyActive} only in ${names[1]}`,
    ...differ.contacts.slice(0, shown).map((one) => contactLine(one, palette)),
    ...(others > 0 ? [dim(`  and ${others} more`)] : []),
  ].join('\n');
}

function effectRows({ draft, active }: WhatIf): Row[] {
  return union(draft.effects, active.effects).map((action) => [
    `  ${action}`,
    draft.effects[action] ?? 0,
    active.effects[action] ?? 0,
  ]);
}

function exitRows({ draft, active }: WhatIf): Row[] {
  return union(draft.exits, active.exits).flatMap((node) => {
    const [one, other] = [draft.exits[node] ?? {}, active.exits[node] ?? {}];
    return union(one, other).map((exit): Row => [`${node} → ${exit}`, one[exit] ?? 0, other[exit] ?? 0]);
  });
}

function union(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function change([, draft, active]: Row): string {
  const difference = draft - active;
  if (difference === 0) return '';
  return difference > 0 ? `+${difference}` : String(difference);
}

/** On what the numbers rest. */
function sourcesOf({ draft, active }: WhatIf): string {
  const { starts, recorded, reproduced } = active;
  const real = `v${active.version}: ${recorded} of ${starts} runs as they really were (${reproduced} come out the same when played again)`;
  return `${real}; draft: ${draft.recordedAnswers} answers as they really were, ${draft.sampledAnswers} from samples`;
}

/** What was taken for granted, as the end of "2 runs of draft ...". */
const words: Record<Assumption, string> = {
  eventMayCome: 'wait for an event, or may be ended by one, that can still come: taken as if it does not',
  eventsNotRead: 'may have met events that were not looked at, because there are too many',
  contactUnknown: 'are about somebody whom contacts does not know: no event about them was found',
  calledWorkflow: 'call a workflow that was not played: taken to succeed',
  turns: 'would have had to wait for other runs of their contact',
  cutShort: 'were not played to their end, because they take too many steps',
};

function assumedLine(assumed: Assumption, { draft, active }: WhatIf, names: readonly string[]): string[] {
  const counts = [draft, active].map(({ assumed: { [assumed]: count = 0 } }, i) => ({ count, name: names[i] }));
  const said = counts.filter(({ count }) => count > 0).map(({ count, name }) => `${count} of ${name}`);
  return said.length === 0 ? [] : [`not sure: ${said.join(' and ')} ${words[assumed]}`];
}

function contactLine(
  { contact, event, draft, active }: WhatIf['differ']['contacts'][number],
  { bold, dim }: Palette,
): string {
  return `  ${bold(contact ?? 'nobody')} ${dim(event)}  ${pathOf(draft)} ${dim('instead of')} ${pathOf(active)}`;
}

function pathOf(path: readonly PassedStep[] | null): string {
  return path === null ? 'no run' : path.map(({ node, exit }) => `${node} → ${exit}`).join(', ');
}
