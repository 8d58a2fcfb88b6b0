import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workflowDefinition } from '@fanfare/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { stepExamples } from '../logic/step-examples.js';
import { workflowSchemaPage } from './workflow-schema.js';

const demo = path.resolve(import.meta.dirname, '../../../../deploy/local/demo/workflows');
const demoWorkflows = globSync('*.json', { cwd: demo });

const schema = JSON.parse(workflowSchemaPage().body);
// The e-mail addresses are checked by zod's own pattern, which stands beside the format.
const fits = new Ajv2020({ strict: true, validateFormats: false }).compile(schema);

const deep = (leaf: object) => ({ all: [{ any: [{ not: { all: [leaf] } }] }] });
const good = {
  name: 'Welcome',
  trigger: { type: 'Form.Received', filter: deep({ left: '{{ trigger.data.age }}', op: 'gte', right: 18 }) },
  settings: { reentry: { limit: 1, within: 'P1D' }, onFailure: { notify: 'ops@acme.test' } },
  start: 'add',
  steps: { add: { action: 'ContactAddToList', input: { list: 'news' }, next: { Success: null, '*': 'add' } } },
};
const step = (more: object) => ({ ...good, steps: { add: { action: 'Echo', ...more } } });

describe('the JSON Schema of a workflow', () => {
  it.each(demoWorkflows)('fits the demo workflow %s', (file) => {
    expect(fits(JSON.parse(readFileSync(path.join(demo, file), 'utf8'))) || fits.errors).toBe(true);
  });

  it('has demo workflows to fit', () => {
    expect(demoWorkflows.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(stepExamples))('fits the example of %s', (_, { steps, trigger = 'Gameplay.Ended' }) => {
    const definition = { name: 'Example', trigger: { type: trigger }, start: Object.keys(steps)[0], steps };
    expect(fits(definition) || fits.errors).toBe(true);
  });

  it('fits what the contract accepts', () => {
    expect(workflowDefinition.safeParse(good).error).toBeUndefined();
    expect(fits(good) || fits.errors).toBe(true);
  });

  it.each<[string, object]>([
    ['a misspelt field', { ...good, strat: 'add' }],
    ['no trigger', { ...good, trigger: undefined }],
    ['a trigger that does not exist', { ...good, trigger: { type: 'Form.Recieved' } }],
    [
      'a wrong operator deep in a condition',
      { ...good, trigger: { ...good.trigger, filter: deep({ left: 1, op: 'gteq' }) } },
    ],
    ['a condition of two kinds', step({ when: { all: [], any: [] } })],
    ['a misspelt field of a step', step({ nxt: {} })],
    ['a step id with a slash', { ...good, steps: { 'a/b': { action: 'Echo' } } }],
    ['an input that is a list', step({ input: [] })],
    ['an exit that leads to a list', step({ next: { Success: ['add'] } })],
    ['a timeout that is no duration', step({ timeout: '30s' })],
    ['a duration that says nothing', step({ timeout: 'PT' })],
    ['a duration with months, which have no fixed length', step({ timeout: 'P1M' })],
    ['a retry without end', step({ retry: { limit: 101 } })],
    ['a branch without a name', step({ branches: [{ next: null }] })],
    ['a setting that does not exist', { ...good, settings: { timezon: 'Europe/Berlin' } }],
    ['an address that is none', { ...good, settings: { onFailure: { notify: 'ops' } } }],
  ])('refuses %s, as the contract does', (_, definition) => {
    const written = JSON.parse(JSON.stringify(definition));
    expect(workflowDefinition.safeParse(written).success).toBe(false);
    expect(fits(written)).toBe(false);
  });

  it('says a condition once, in terms of itself', () => {
    const { condition } = schema.$defs;
    expect(JSON.stringify(condition)).toContain('"$ref":"#/$defs/condition"');
    expect(Object.keys(schema.$defs).filter((name) => name.startsWith('__'))).toEqual([]);
  });
});
