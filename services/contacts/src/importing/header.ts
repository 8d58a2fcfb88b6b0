import type { ContactImport } from '@fanfare/contracts';
import { isEmail } from '../contact/is-email.js';
import type { Definitions } from '../properties/definitions.js';
import { FileProblem } from './file-problem.js';

type Column = ContactImport['columns'][number];

const maxColumns = 500;

const usual: readonly [field: string, names: string][] = [
  ['id', 'id contactid'],
  ['email', 'email emailaddress mail emailadresse'],
  ['mobile', 'mobile mobilenumber mobilephone phone phonenumber cell cellphone telephone'],
  ['firstName', 'firstname givenname forename first'],
  ['lastName', 'lastname surname familyname last'],
  ['tags', 'tags tag labels'],
];

/** The separator of a file, by its first line: the one that is there most often outside of quotes. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replaceAll(/"[^"]*"/g, '');
  const times = (sign: string) => bare.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (times(sign) > times(best) ? sign : best));
}

/** What the columns are, as far as their names tell. Throws FileProblem where there is no header that could be used. */
export function columnsOf(header: readonly string[], definitions: Definitions): Column[] {
  if (header.length > maxColumns) {
    throw new FileProblem(`There are ${header.length} columns; at most ${maxColumns} can be read.`);
  }
  const address = header.findIndex((cell) => isEmail(cell.trim()));
  if (address >= 0) {
    throw new FileProblem(`The first row must name the columns, but its cell ${address + 1} is an e-mail address.`);
  }
  if (header.every((cell) => cell.trim() === '')) {
    throw new FileProblem('The first row must name the columns; it is empty.');
  }
  const names = header.map((cell, i) => cell.trim() || `Column ${i + 1}`);
  const seen = new Map<string, number>();
  names.forEach((name, i) => {
    const before = seen.get(name.toLowerCase());
    if (before !== undefined) {
      throw new FileProblem(`Columns ${before + 1} and ${i + 1} are both called "${name.slice(0, 100)}"; rename one.`);
    }
    seen.set(name.toLowerCase(), i);
  });
  const taken = new Set<string>();
  return names.map((name) => {
    const guess = guessed(name, definitions);
    const field = taken.has(guess) ? 'ignore' : guess;
    taken.add(field);
    return { name: name.slice(0, 200), field, samples: [] };
  });
}

function guessed(name: string, definitions: Definitions): string {
  const plain = bare(name);
  const field = usual.find(([, names]) => names.split(' ').includes(plain))?.[0];
  if (field) return field;
  const property = [...definitions.values()].find(({ id, label }) => bare(id) === plain || bare(label) === plain);
  return property ? `properties.${property.id}` : 'ignore';
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What keeps an import with these columns from being started; null: nothing. */
export function columnsProblem(columns: readonly Column[]): string | null {
  const fields = columns.map(({ field }) => field).filter((field) => field !== 'ignore');
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  if (twice !== undefined) return `Two columns are to be ${twice}; only one can be.`;
  if (fields.some((field) => field === 'email' || field === 'mobile' || field === 'id')) return null;
  return 'No column says who a row is about: one must be email, mobile or id.';
}
