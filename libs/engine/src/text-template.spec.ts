import { describe, expect, it } from '@jest/globals';
import { strangersIn, textTemplate } from './text-template.js';

const contact = { id: 'ann', type: 'Identified', email: null, mobile: null, firstName: 'Ann', lastName: null, tags: [], lists: [], properties: {} }; // prettier-ignore
const data = { workspace: 'acme', contact, variables: { seat: '12B' }, at: 0 };

describe('a text outside of a workflow', () => {
  it('sees the contact, what is handed over, and the recorded instant', () => {
    const render = textTemplate(
      '{{ contact.firstName | upcase }}, seat {{ variables.seat }}, {{ "now" | date: "%Y" }}',
    );
    expect(render(data)).toBe('ANN, seat 12B, 1970');
  });

  it('is empty where nothing is, and says beforehand what it will never see', () => {
    expect(textTemplate('{{ trigger.data.x }}')(data)).toBe('');
    expect(strangersIn('{{ trigger.data.x }} {{ contact.id }} {% if steps.a %}{% endif %}')).toEqual([
      'trigger',
      'steps',
    ]);
  });

  it('cannot be what is no Liquid', () => {
    expect(() => textTemplate('{{ contact.')).toThrow();
  });
});
