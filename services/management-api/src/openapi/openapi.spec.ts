import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from '@jest/globals';
import type { Json, JsonObject } from '@fanfare/contracts';
import { routes } from '../routes.js';
import { openApiOf } from './openapi.js';

// As it is on the wire.
const document = JSON.parse(JSON.stringify(openApiOf(routes))) as JsonObject;

/** What stands at a path of keys, if anything does. */
function at(path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((here, key) => (here as JsonObject | undefined)?.[key], document);
}

/** Every reference in a part of the document. */
function referencesIn(part: Json): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { $ref } = part as JsonObject;
  return [...(typeof $ref === 'string' ? [$ref] : []), ...Object.values(part).flatMap(referencesIn)];
}

it('is a valid OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

it('refers to nothing that is not there, and holds nothing that is not referred to', () => {
  const references = [...new Set(referencesIn(document))];
  const pathOf = (reference: string) => reference.replace('#/', '').split('/');
  expect(references.filter((reference) => !reference.startsWith('#/') || at(pathOf(reference)) === undefined)).toEqual(
    [],
  );
  const named = Object.keys(at(['components', 'schemas']) ?? {}).map((name) => `#/components/schemas/${name}`);
  expect(named.filter((name) => !references.includes(name))).toEqual([]);
});

it('says of a workflow what the published schema says, and that a draft may have mistakes', () => {
  const body = ['requestBody', 'content', 'application/json', 'schema', 'properties', 'definition'];
  expect(at(['paths', '/v1/workspaces/{workspace}/workflows', 'post', ...body])).toMatchObject({
    anyOf: [{ $ref: '#/components/schemas/WorkflowDefinition' }, { type: 'object' }],
    description: expect.stringContaining('mistakes'),
  });
  expect(at(['components', 'schemas', 'WorkflowDefinition', 'properties'])).toMatchObject({
    steps: { additionalProperties: { $ref: '#/components/schemas/Step' } },
  });
});

it('says an opaque object is one', () => {
  const input = at(['components', 'schemas', 'Step', 'properties', 'input']);
  expect(input).toMatchObject({ type: 'object' });
});

it('tells what is sent from what is answered where defaults make a difference', () => {
  const required = (name: string) => at(['components', 'schemas', name, 'properties', 'reentry', 'required']);
  expect(required('WorkflowSettings')).toEqual(['limit']);
  expect(required('WorkflowSettingsAnswered')).toEqual(['per', 'limit']);
});
