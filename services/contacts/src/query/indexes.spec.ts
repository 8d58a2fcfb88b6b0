import { expect, it } from '@jest/globals';
import { contactFilter } from '@fanfare/engine';
import { behaviourCountNames, behaviourSetNames, operators, type Json } from '@fanfare/contracts';
import { contactQueryIndexes } from './indexes.js';
import { narrowed } from './narrowed.js';

const fields = ['id', 'type', 'email', 'mobile', 'firstName', 'lastName', 'tags', 'lists', 'properties.plan', 'properties.address.city', 'createdAt', 'updatedAt', 'segments', 'lastSeenAt', 'scores.quiz', ...behaviourSetNames, ...behaviourCountNames.map((name) => `counts.${name}`)]; // prettier-ignore
const rights: Json[] = ['a', '2026-01-01', 'P1D', ['a', 'b'], 5];

/** Everything that the database may be asked to look for, with one comparison alone. */
const asked = fields.flatMap((field) =>
  operators.flatMap((op) =>
    rights.flatMap((right) => {
      const filter = contactFilter({ left: `{{ contact.${field} }}`, op, right }, 'acme');
      return narrowed(filter.needs(0), { workspace: 'acme', listIds: (name) => [name] }).map((part) => ({
        name: `${field} ${op}`,
        part,
      }));
    }),
  ),
);

it('whatever the database looks for has an index, which gives the page in its order', () => {
  const searched = [
    ...asked.map(({ part }) => Object.keys(part)),
    ['search'],
    ['lists'],
    ['segments'],
    ['state'],
  ].flat();
  const missing = [...new Set(searched)].filter((field) => !contactQueryIndexes.some((index) => isFor(index, field)));
  expect(missing).toEqual([]);
});

/** A page is of one workspace, and in the order of ids, which have the index that every collection has. */
function isFor(index: Record<string, 1 | -1>, field: string): boolean {
  const names = Object.keys(index);
  const isPairs = field === 'properties' || field === 'tallies';
  if (isPairs) return names[1] === `${field}.name` && names[2] === `${field}.value`;
  return field === '_id' || (names[0] === 'workspace' && names[1] === field && names.at(-1) === '_id');
}
