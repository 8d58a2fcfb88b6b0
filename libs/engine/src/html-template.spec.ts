import { describe, expect, it } from '@jest/globals';
import { textTemplate } from './text-template.js';

const data = { workspace: 'acme', contact: null, variables: { name: '<b>Ann</b> & "Co"' }, at: 0 };
const html = (source: string) => textTemplate(source, 'html')(data);

describe('a text that is HTML', () => {
  it('has what comes from data as text, unless it says otherwise', () => {
    expect(html('<p title="{{ variables.name }}">')).toBe('<p title="&lt;b&gt;Ann&lt;/b&gt; &amp; &#34;Co&#34;">');
    expect(html('{{ variables.name | upcase }}')).toMatch(/^&lt;B&gt;ANN/);
    expect(html('{{ variables.name | raw }}')).toBe('<b>Ann</b> & "Co"');
    expect(textTemplate('{{ variables.name }}')(data)).toBe('<b>Ann</b> & "Co"');
  });

  it.each(['{% echo variables.name %}', '{% cycle variables.name, "x" %}', '{% liquid\n echo variables.name %}'])(
    'cannot print it in another way: %s',
    (source) => expect(() => html(source)).toThrow(/not found/),
  );

  it('keeps the limits of templates', () => {
    expect(() => html('{% for i in (1..100000000) %}{{ i }}{% endfor %}')).toThrow();
  });
});
