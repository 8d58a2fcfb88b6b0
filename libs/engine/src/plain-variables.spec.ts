import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { plainVariables } from './plain-variables.js';

const liquid = new Liquid();
const known = (source: string) => liquid.globalVariableSegmentsSync(liquid.parse(source)).map((one) => JSON.stringify(one)); // prettier-ignore
const found = (source: string) => plainVariables(liquid.parse(source))?.map((one) => JSON.stringify(one)) ?? null;

describe('the variables of a template that only prints', () => {
  it('are those that liquidjs finds', () => {
    const path = fc.constantFrom('contact', 'contact.email', 'steps.a.list[0]', 'trigger.data["odd name"]', 'a.b-c', 'x[y.z]', 'now'); // prettier-ignore
    const value = fc.oneof(path, fc.constantFrom('"text"', '7', 'true', 'nil', '(1..3)', 'blank'));
    const filter = fc.tuple(fc.constantFrom('default', 'append', 'plus', 'where'), fc.array(value, { maxLength: 2 }));
    const filtered = fc
      .tuple(value, fc.array(filter, { maxLength: 2 }), fc.boolean())
      .map(([first, filters, named]) => {
        const piped = filters.map(([name, args]) => (args.length > 0 ? `${name}: ${named ? 'n: ' : ''}${args.join(', ')}` : name)); // prettier-ignore
        return `{{ ${[first, ...piped].join(' | ')} }}`;
      });
    const part = fc.oneof(filtered, fc.constantFrom('Dear ', '\n', '{% if a.b %}x{% endif %}', '{{ a.b == c }}'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const source = parts.join('');
        const plain = found(source);
        if (plain !== null) expect(new Set(plain)).toEqual(new Set(known(source)));
      }),
      { numRuns: 500 },
    );
  });

  it('are found in what people write, and left to liquidjs where a template does more', () => {
    expect(
      found('Hello {{ contact.firstName | default: "you" }}, {{ steps.a.list[0] }} {{ x | append: y.z, n: w }}'),
    ).toEqual(['["contact","firstName"]', '["steps","a","list",0]', '["x"]', '["y","z"]', '["w"]']);
    for (const source of ['{% assign x = 1 %}{{ x }}', '{{ a[b.c] }}', '{{ (1..n) | join }}', '{{ "x".size }}']) {
      expect(found(source)).toBeNull();
    }
  });
});
