import type { Comparison, Condition, Json } from '@fanfare/contracts';
import { operatorRow } from './operators.js';
import { kindOfText } from './text.js';

/** Values are cut to so many characters. */
const width = 60;

/** A condition as a person says it: `prizeType is 'Gift Card' and score is at least 5`. It holds nobody's data, only what the definition does. */
export function conditionText(condition: Condition): string {
  if ('all' in condition) return joined(condition.all, ' and ', 'anything');
  if ('any' in condition) return joined(condition.any, ' or ', 'nothing');
  if ('not' in condition) return `not (${conditionText(condition.not)})`;
  return comparisonText(condition);
}

function joined(parts: readonly Condition[], word: string, none: string): string {
  const [only] = parts;
  if (!only) return none;
  if (parts.length === 1) return conditionText(only);
  return parts.map((part) => ('op' in part ? conditionText(part) : `(${conditionText(part)})`)).join(word);
}

function comparisonText({ left, op, right = null, ignoreCase }: Comparison): string {
  const { title, right: side } = operatorRow(op);
  const words = [valueText(left), title];
  if (side === 'pair' && Array.isArray(right)) words.push(right.map(valueText).join(' and '));
  else if (side !== 'none') words.push(Array.isArray(right) ? right.map(valueText).join(', ') : valueText(right));
  return `${words.join(' ')}${ignoreCase ? ' (in any case)' : ''}`;
}

/** What an event's data holds by its own name: that is what the people who sent it call it. */
export function valueText(value: Json): string {
  if (typeof value !== 'string') return short(JSON.stringify(value));
  const kind = kindOfText(value);
  if (kind.kind === 'literal') return `'${short(value)}'`;
  if (kind.kind !== 'reference') return short(value);
  const [root, within, ...names] = kind.path;
  const own = root === 'trigger' && within === 'data' && names.length > 0 ? names : kind.path;
  return own.join('.');
}

function short(text: string): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
