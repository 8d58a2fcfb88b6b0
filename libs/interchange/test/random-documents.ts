import fc from 'fast-check';
import type { Json, JsonObject } from '@fanfare/contracts';

const ids = ['a', '-b', '2c', '_d', 'e.f', 'size', '1', 'after-a', 'call-a', 'Kvbo2Fjhm'];
const id = fc.constantFrom(...ids);

const words = ['attributes', 'data', 'custom', '@app1Bool', 'tags', '0', 'length', 'match', 'response', 'statusCode', 'body', 'x', 'firstName', 'emails', 'changes', 'before']; // prettier-ignore
const path = fc
  .tuple(
    fc.constantFrom('steps', 'steps', 'steps', 'error', 'variables'),
    id,
    fc.array(fc.constantFrom(...words), { maxLength: 4 }),
  ) // prettier-ignore
  .map(([root, step, rest]) => [root, step, ...rest].join('.'));

const text = fc.oneof(
  fc.string(),
  path.map((it) => `/#${it}`),
  path.map((it) => `{{${it}}}`),
  fc.tuple(fc.string(), path, path).map(([before, one, other]) => `${before}{{{${one}}}} {{${other}}}`),
  path.map((it) => `{{#if ${it}}}{{${it}}}{{else}}no{{/if}}`),
  path.map((it) => `/#fn:parseInt,${it}`),
  path.map((it) => `{{{dateFormat ${it} format='LL'}}}`),
  path.map((it) => `{{math ${it} "+" 1}}`),
  fc.constantFrom('{{', '}}', '{%', '{{{a', '/#', '/#fn:', '{{/if}}', '{{else}}', '{{#if a.b}}', '{{> p}}', "{{a.[b c].d}}"), // prettier-ignore
);

const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom<Json>(null, true, false, 0, 404, -1.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', '__proto__', 'id', 'custom', '@x'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const condition: fc.Arbitrary<Json> = fc.letrec<{ condition: Json }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>({ op: 'true', values: [true] }, { op: 'exists', values: [true] }, { op: 'exists', values: ['true', ''] }, { op: 'true', values: [] }), // prettier-ignore
    fc.record({
      op: fc.constantFrom('eq', 'ne', 'gt', 'lt', 'contains', 'exists', 'dne', 'true', 'unheardOf'),
      values: fc.array(value, { maxLength: 3 }),
    }),
    fc.record({ op: fc.constantFrom('and', 'or'), values: fc.array(tie('condition'), { maxLength: 3 }) }),
    value,
  ),
})).condition;

const meta = fc.oneof(value, fc.record({ displayName: fc.string(), description: fc.string(), name: fc.string() }));
const object = (field: fc.Arbitrary<Json>) => field.filter((it) => typeof it === 'object' && !Array.isArray(it));

const some = (fields: Record<string, fc.Arbitrary<Json>>, required: string[]): fc.Arbitrary<JsonObject> =>
  fc.record(fields, { requiredKeys: required });

const transitions = fc.array(some({ target: id, condition, meta: object(meta), extra: value }, ['target']), {
  maxLength: 4,
});

const action = fc.constantFrom(
  'kustomer.rest-api.json',
  'kustomer.rest-api.generic',
  'kustomer.customer.update',
  'kustomer.regex-match.generic',
  'kustomer.note.create',
  'kustomer.app.scheduler.schedule-workflow',
);
const params = fc.oneof(
  object(value),
  some(
    {
      uri: text,
      method: fc.constantFrom('get', 'POST', 'put'),
      data: value,
      json: value,
      qs: value,
      headers: value,
      custom: value,
      emails: value,
      firstName: text,
      testString: text,
      regex: text,
      runAt: fc.constantFrom<Json>({ value: 10, type: 'relative' }, { value: '2027-01-01', type: 'absolute' }),
      workflowId: fc.constantFrom('629806ce', ''),
      inputs: value,
    },
    [],
  ),
);

const step = some(
  { id, action, params, meta: object(meta), transitions, errorCases: value, appVersion: fc.constant('kustomer-^1') },
  ['id'],
);
const trigger = some(
  {
    id: fc.constant('1'),
    eventName: fc.constantFrom('kustomer.customer.update', 'kustomer.customer.create', 'kustomer.hooks.form.x.receive', 'kustomer.app.a.b', 'kustomer.message.create'), // prettier-ignore
    callable: fc.boolean(),
    transitions,
    schema: value,
  },
  ['eventName'],
);

/** Workflows that somebody could have made, however odd. */
export const randomDocument: fc.Arbitrary<JsonObject> = some(
  {
    name: fc.string(),
    description: fc.string(),
    meta: object(meta),
    enabled: fc.boolean(),
    trigger,
    steps: fc.array(step, { maxLength: 6 }),
    response: value,
  },
  ['trigger', 'steps'],
);
