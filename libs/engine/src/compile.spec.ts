import { describe, expect, it } from '@jest/globals';
import type { JsonObject, PublishedVersion } from '@fanfare/contracts';
import { actions, definitionOf, echo, only, start } from '../test/builders.js';
import { compile } from './index.js';

const entry = only([...actions.values()].filter(({ name }) => name === 'Echo'));

/** What the service is asked for by a step of a version that was frozen when there was one app. */
function inputOf(input: JsonObject): JsonObject {
  const schema = { type: 'object', properties: { app: { type: 'string' } } };
  const frozen: PublishedVersion['actions'] = { Echo: { ...entry, input: schema, onlyApp: 'first' } };
  const definition = definitionOf({ a: echo({}, input) });
  const workflow = compile({ workspace: 'acme', workflow: 'w', version: 1, definition, actions: frozen });
  return only(start(workflow).commands).command.input;
}

describe('a step of a version that was frozen when its connector had one app', () => {
  it('uses that app when it names none, whatever is connected later', () => {
    expect(inputOf({})).toEqual({ app: 'first' });
    expect(inputOf({ app: '' })).toEqual({ app: 'first' });
  });

  it('uses the one that it names', () => {
    expect(inputOf({ app: 'second' })).toEqual({ app: 'second' });
  });
});
