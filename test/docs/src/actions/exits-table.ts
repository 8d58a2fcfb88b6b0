import type { ActionEntry } from '@fanfare/contracts';
import { code, table } from '../markdown.js';
import { noteOf, typeOf } from '../schema-words.js';
import { fieldsOf } from './fields.js';

/** By which ways a step leaves and what it gives there. `Failure` is the same everywhere, and said once. */
export function exitsTable({ exits }: Pick<ActionEntry, 'exits'>): string {
  const named = Object.entries(exits).filter(([name]) => name !== 'Failure');
  return table(
    ['Exit', 'Output', 'Type', 'Always there', 'Meaning'],
    named.flatMap(([name, schema]) => {
      const rows = fieldsOf(schema).map(({ path, schema: field, must }) => [
        code(path),
        typeOf(field),
        must ? 'yes' : '',
        noteOf(field),
      ]);
      return (rows.length > 0 ? rows : [['nothing', '', '', '']]).map((row, i) => [i === 0 ? code(name) : '', ...row]);
    }),
  );
}
