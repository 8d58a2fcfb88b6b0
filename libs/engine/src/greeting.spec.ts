import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLiquid, TemplateFailed, variablesOf } from './liquid.js';
import { pathsOfGreeting } from './greeting.js';

/** What Liquid finds; null: it cannot be parsed. */
function known(source: string): Set<string> | null {
  try {
    return new Set(variablesOf(parseLiquid(source)).map((one) => JSON.stringify(one)));
  } catch (error) {
    if (error instanceof TemplateFailed) return null;
    throw error;
  }
}

describe('a text with references in it', () => {
  it('refers to what Liquid says that it does', () => {
    const part = fc.constantFrom(
      'Hi ', '{{ contact.firstName }}', '{{contact.email}}', '{{ steps.a.list[0] }}', '{{ a-b.c }}', '{{ now }}', '{{', '}}', '{', '}', '{%', '%}', '\n',
      '{{ true }}', '{{ nil.x }}', '{{ not }}', '{{ a | upcase }}', '{{- a -}}', '{{ a.1 }}', '{{ a[-1] }}', '{{ "x" }}', '{{ now() }}', '{{ }}', '{{ a b }}',
      '{% if a %}x{% endif %}', '{# a #}', '{{ empty }}', '{{ a.size }}', '{{ contains.x }}',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const source = parts.join('');
        const found = pathsOfGreeting(source);
        if (found) expect(new Set(found.map((path) => JSON.stringify(path)))).toEqual(known(source));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is what people write most', () => {
    expect(pathsOfGreeting('Hi {{ contact.firstName }}, you have {{ steps.a.n }} points!')).toEqual([
      ['contact', 'firstName'],
      ['steps', 'a', 'n'],
    ]);
    for (const more of ['{{ a | upcase }}', '{% if a %}x{% endif %}', 'Hi {{ a', '{{ true }}', 'x'.repeat(10_001)]) {
      expect(pathsOfGreeting(more)).toBeNull();
    }
  });
});
