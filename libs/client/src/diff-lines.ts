import type { FieldChange, Json, WorkflowChange } from '@fanfare/contracts';
import { plain, type Palette } from './palette.js';

/** Values are cut to so many characters. */
const width = 60;

/** The changes between two definitions as a person reads them, a line per field. */
export function diffLines(changes: readonly WorkflowChange[], palette: Palette = plain): string {
  if (changes.length === 0) return 'no difference';
  return changes.flatMap((change) => linesOf(change, palette)).join('\n');
}

function linesOf(change: WorkflowChange, palette: Palette): string[] {
  const { bold, green, red, yellow } = palette;
  switch (change.kind) {
    case 'workflow.changed':
      return change.fields.map((field) => `${yellow('~')} ${fieldLine(field, '', palette)}`);
    case 'step.added':
      return [`${green('+')} step ${bold(change.step)}  ${change.after.action}`];
    case 'step.removed':
      return [`${red('-')} step ${bold(change.step)}  ${change.before.action}`];
    case 'step.renamed':
      return [`${yellow('~')} step ${bold(change.from)} is called ${bold(change.to)} now`];
    case 'step.changed':
      return [
        `${yellow('~')} step ${bold(change.step)}`,
        ...change.fields.map((field) => `    ${fieldLine(field, `steps.${change.step}.`, palette)}`),
      ];
    default:
      return change satisfies never;
  }
}

function fieldLine({ path, exit, before, after }: FieldChange, within: string, { dim, red, green }: Palette): string {
  const where = path.startsWith(within) ? path.slice(within.length) : path;
  const about = exit === undefined || where.endsWith(exit) ? '' : ` ${dim(`(${exit})`)}`;
  return `${where}${about}  ${red(shown(before))} → ${green(shown(after))}`;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return '(nothing)';
  const text = JSON.stringify(value);
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
