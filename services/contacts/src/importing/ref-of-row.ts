import {
  contactRef,
  fieldProblems,
  normaliseRef,
  type ContactImport,
  type ContactRef,
  type Json,
} from '@fanfare/contracts';
import { factsOf } from '../contact/fact.js';
import { asItWas } from '../csv-line.js';
import { saysWho } from '../identity/arrival.js';
import { fitFacts, type Definitions } from '../properties/definitions.js';

/** What a row says of whom; or why it says nothing that can be kept. */
export type Said = { ref: ContactRef; tags: string[] } | { reason: string };

/** An empty cell says nothing. */
export function refOfRow(cells: readonly string[], columns: ContactImport['columns'], definitions: Definitions): Said {
  const wrong = brokenRow(cells, columns.length);
  if (wrong !== null) return { reason: wrong };
  const given: Record<string, string> = {};
  const properties: [string, Json][] = [];
  let tags: string[] = [];
  columns.forEach(({ field }, i) => {
    const value = asItWas((cells[i] ?? '').trim());
    if (value === '' || field === 'ignore') return;
    if (field.startsWith('properties.')) {
      const name = field.slice('properties.'.length);
      properties.push([name, definitions.get(name)?.type === 'texts' ? listed(value) : value]);
    } else if (field === 'tags') tags = listed(value);
    else given[field] = value;
  });
  // Not by assignment: a property may be called __proto__.
  const parsed = contactRef.safeParse({ ...given, properties: Object.fromEntries(properties) });
  if (!parsed.success) {
    return {
      reason: fieldProblems(parsed.error)
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; '),
    };
  }
  if (!saysWho(parsed.data)) return { reason: 'It has no e-mail address, mobile number or id.' };
  const long = tags.find((tag) => tag.length > 200);
  if (long !== undefined) return { reason: 'tags: one has more than 200 characters' };
  const fitted = fitFacts(factsOf(parsed.data), definitions);
  if (fitted.problems.length > 0) {
    return { reason: fitted.problems.map(({ property, problem }) => `${property} ${problem}`).join('; ') };
  }
  const fitting = fitted.facts.flatMap((fact) =>
    fact.kind === 'properties' ? [[fact.name, fact.value] as const] : [],
  );
  return { ref: normaliseRef({ ...parsed.data, properties: Object.fromEntries(fitting) }), tags };
}

function brokenRow(cells: readonly string[], columns: number): string | null {
  if (cells.length > columns) return `It has ${cells.length} cells, and the header has ${columns}.`;
  if (cells.some((cell) => cell.includes('\0'))) return 'It holds a NUL character.';
  // What the parser leaves when a quoted cell goes on after its closing quote: perhaps two rows in one.
  const broken = cells.some((cell) => cell.startsWith('"') && (/[\r\n]/.test(cell) || !cell.endsWith('"')));
  if (broken) return 'Its quotes are broken.';
  return cells.some((cell) => cell.includes('\uFFFD')) ? 'It holds characters that cannot be read.' : null;
}

function listed(value: string): string[] {
  return [
    ...new Set(
      value
        .split(/[;,|]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}
