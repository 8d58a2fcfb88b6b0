import { expect, it } from '@jest/globals';
import type { ActionEntry, ConnectedApp, JsonObject } from '@fanfare/contracts';
import { appProblems } from './app-problems.js';

const actions = new Map(
  (['needed', 'optional'] as const).map((app) => [app, { name: app, service: 'connector-acme', app } as ActionEntry]),
);
const connected = (...ids: string[]) => ids.map((id) => ({ id, connector: 'connector-acme' }) as ConnectedApp);
const problems = (action: string, app: unknown, ...ids: string[]) => {
  const definition: JsonObject = {
    steps: { call: { action, input: app === undefined ? {} : { app: app as string } } },
  };
  return appProblems(definition, { actions, apps: [...connected(...ids), { id: 'x', connector: 'connector-other' } as ConnectedApp] }).map(({ message }) => message); // prettier-ignore
};

it.each<[string, string, unknown, string[]]>([
  ['the only one', 'needed', undefined, ['main']],
  ['one that is named', 'needed', 'b', ['a', 'b']],
  ['one that a template names', 'needed', '{{ trigger.data.account }}', []],
  ['none, where one may be', 'optional', undefined, []],
])('nothing is wrong with %s', (_, action, app, ids) => {
  expect(problems(action, app, ...ids)).toEqual([]);
});

it.each<[string, string, unknown, string[], string]>([
  ['none is connected', 'needed', undefined, [], 'needed needs a connected app, and none is connected'],
  ['there are several', 'needed', undefined, ['a', 'b'], 'choose one of the connected apps a, b'],
  ['another is connected', 'optional', 'c', ['a'], 'c is not connected; there is a'],
  ['it belongs to another vendor', 'needed', 'x', [], 'x is not connected'],
])('it is said when %s', (_, action, app, ids, message) => {
  expect(problems(action, app, ...ids)).toEqual([message]);
});

it('a definition that is none has other problems', () => {
  expect(appProblems({ steps: [{ action: 1 }] }, { actions, apps: [] })).toEqual([]);
  expect(appProblems({ steps: { a: null } }, { actions, apps: [] })).toEqual([]);
});
