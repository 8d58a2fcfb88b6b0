import { describe, expect, it } from '@jest/globals';
import { contentOf, problemsOf } from './card-content.js';

const contact = { id: 'ann', type: 'Identified', email: null, mobile: null, firstName: 'Ann', lastName: null, tags: [], lists: [], properties: {} }; // prettier-ignore
const texts = {
  title: 'Member',
  subtitle: '{{ contact.firstName }}',
  fields: [
    { label: 'Seat', value: '{{ variables.seat }}' },
    { label: 'Row', value: '{{ variables.row }}' },
  ],
  barcode: { kind: 'qr', value: '{{ contact.id }}' },
};

describe('a card', () => {
  it('says what its template makes of the contact and the step, and leaves out what is empty', () => {
    expect(contentOf(texts, { workspace: 'acme', contact, variables: { seat: '12B' }, at: 0 })).toEqual({
      title: 'Member',
      subtitle: 'Ann',
      fields: [{ label: 'Seat', value: '12B' }],
      code: 'ann',
    });
  });

  it('has no template that could never be written, and each mistake is named', () => {
    expect(problemsOf(texts)).toEqual([]);
    const wrong = { ...texts, title: '{{ trigger.data.x }}', subtitle: '{{ contact.' };
    expect(problemsOf(wrong).map(({ path }) => path)).toEqual(['title', 'subtitle']);
  });
});
