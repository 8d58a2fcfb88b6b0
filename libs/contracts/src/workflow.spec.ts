import { describe, expect, it } from '@jest/globals';
import { workflowDefinition } from './workflow.js';

const definition = {
  name: 'Welcome',
  trigger: { type: 'Form.Received', filter: { all: [{ left: '$.trigger.data.age', op: 'gte', right: 18 }] } },
  settings: { timezone: 'Europe/Amsterdam', reentry: { per: 'contact', limit: 1, within: 'P1D' } },
  start: 'add',
  steps: {
    add: { action: 'ContactListAdd', input: { list: 'news' }, next: { Success: 'wait', '*': null }, timeout: 'PT30S' },
    wait: { action: 'Delay', input: { for: 'P1D' }, retry: { limit: 3, within: 'PT1H' }, onUnknownOutcome: 'park' },
  },
};
const step = (given: object) => ({ ...definition, steps: { add: { action: 'Echo', ...given } } });
const pathsIn = (text: object) =>
  workflowDefinition.safeParse(text).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a workflow definition', () => {
  it('is read as it was written', () => {
    expect(workflowDefinition.parse(definition)).toEqual(definition);
  });

  it.each<[string, object, string]>([
    ['a name that is empty', { ...definition, name: '' }, 'name'],
    ['a trigger that does not exist', { ...definition, trigger: { type: 'Nope' } }, 'trigger.type'],
    ['an id with a dot, which would split a subject', { ...definition, start: 'a.b' }, 'start'],
    ['a step id with a slash, which would split an identity', { ...definition, steps: { 'a/b': {} } }, 'steps.a/b'],
    ['an action that is not a name', step({ action: 'echo' }), 'steps.add.action'],
    ['a timeout that is no duration', step({ timeout: '30s' }), 'steps.add.timeout'],
    ['a deadline that is no duration', step({ deadline: 'tomorrow' }), 'steps.add.deadline'],
    ['a retry without end', step({ retry: { limit: 101 } }), 'steps.add.retry.limit'],
    ['a policy that does not exist', step({ onUnknownOutcome: 'shrug' }), 'steps.add.onUnknownOutcome'],
    ['an input that is a list', step({ input: [] }), 'steps.add.input'],
    ['an exit that leads to a list', step({ next: { Success: ['a'] } }), 'steps.add.next.Success'],
  ])('refuses %s by its path', (_what, text, path) => {
    expect(pathsIn(text)).toContain(path);
  });

  it.each<[string, object]>([
    ['at the top', { ...definition, strat: 'add' }],
    ['in the scope', { ...definition, scope: { sites: 'x' } }],
    ['in the settings', { ...definition, settings: { timezon: 'Europe/Amsterdam' } }],
    ['in the trigger', { ...definition, trigger: { type: 'Form.Received', when: {} } }],
    ['in a step', step({ nxt: {} })],
    ['in a retry', step({ retry: { limits: 1 } })],
    ['in a branch', step({ branches: [{ name: 'a', next: null, whenn: {} }] })],
    ['in a condition', step({ when: { all: [], any: [] } })],
  ])('refuses a misspelt field %s', (_where, text) => {
    expect(workflowDefinition.safeParse(text).success).toBe(false);
  });
});
