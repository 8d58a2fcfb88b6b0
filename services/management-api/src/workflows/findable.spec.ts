import { expect, it } from '@jest/globals';
import { findableOf, searched } from './findable.js';

const found = (draft: Parameters<typeof findableOf>[0]['draft']) => findableOf({ id: 'Wf-1', draft });

it('a workflow is found by its name from any of its words on, and by its id', () => {
  const { terms, nameKey } = found({ name: 'Welcome  a New member' });
  expect(terms).toEqual(['welcome a new member', 'a new member', 'new member', 'member', 'wf-1']);
  expect(nameKey).toBe('welcome a new member');
  for (const search of ['NEW mem', ' welcome a', 'wf']) {
    expect(terms.some((term) => term.startsWith(searched(search)))).toBe(true);
  }
});

it('its trigger and its scope are those of its draft', () => {
  const draft = { trigger: { type: 'Prize.Awarded' }, scope: { site: 'final', card: 'wheel' } };
  expect(found(draft)).toMatchObject({ trigger: 'Prize.Awarded', site: 'final', card: 'wheel' });
});

it.each([
  [{}],
  [{ name: 7, trigger: 'Prize.Awarded', scope: ['final'] }],
  [{ name: ' ', trigger: { type: 7 }, scope: { site: '', card: null } }],
  [{ trigger: { type: 'x'.repeat(201) }, scope: null }],
])('a draft with mistakes is found all the same (%j)', (draft) => {
  expect(found(draft)).toEqual({ nameKey: 'untitled', terms: ['untitled', 'wf-1'], trigger: null, site: null, card: null }); // prettier-ignore
});
