import { it } from '@jest/globals';
import { exportKustomer, importKustomer } from '../src/index.js';
import { documents } from './documents.js';
import { writeFileSync } from 'node:fs';
it('x', () => {
  const out: unknown[] = [];
  for (const [name, d] of Object.entries(documents)) {
    const { definition, losses } = importKustomer(d);
    const { imported, ...rest } = definition;
    out.push({ name, rest, losses, back: JSON.stringify(exportKustomer(definition)) === JSON.stringify({json: d, losses: []}), fresh: exportKustomer(rest) });
  }
  writeFileSync('/tmp/out.json', JSON.stringify(out, null, 1));
});
