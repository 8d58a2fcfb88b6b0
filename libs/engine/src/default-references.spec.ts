import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { actions, definitionOf, echo, only, start } from '../test/builders.js';
import { compile } from './index.js';

const found = only([...actions.values()].filter(({ name }) => name === 'Echo'));
const properties = {
  entry: { type: 'string', default: '{{ trigger.data.entryId }}' },
  mode: { type: 'string', default: 'set' },
};
const entry = { ...found, input: { type: 'object', properties } };

/** What the service is asked for by a step of a run that an entry has started. */
function inputOf(input: JsonObject, data: JsonObject = { entryId: 'e1' }): JsonObject {
  const definition = definitionOf({ a: echo({}, input) });
  const workflow = compile({ workspace: 'acme', workflow: 'w', version: 1, definition, actions: { Echo: entry } });
  return only(start(workflow, data).commands).command.input;
}

describe('a field that a step leaves out', () => {
  it("is what its action refers to by default; other defaults are the service's own", () => {
    expect(inputOf({})).toEqual({ entry: 'e1' });
    expect(inputOf({ entry: '', mode: 'add' })).toEqual({ entry: 'e1', mode: 'add' });
  });

  it('is what the step says when it says something, and left out when there is nothing', () => {
    expect(inputOf({ entry: 'e2' })).toEqual({ entry: 'e2' });
    expect(inputOf({}, {})).toEqual({});
  });
});
