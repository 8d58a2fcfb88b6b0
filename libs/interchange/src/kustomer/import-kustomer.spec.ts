import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '@fanfare/contracts';
import {
  always,
  copyOf,
  customerChanged,
  parcelShipped,
  routeCall,
  templates,
  timerStarted,
} from '../../test/documents.js';
import { ImportRefused } from '../import-refused.js';
import { importKustomer } from './import-kustomer.js';

const next = (target: string, condition: Json = always): JsonObject => ({ target, condition });

/** A workflow of one step, and what it becomes. */
function imported(step: JsonObject, trigger: JsonObject = {}) {
  return importKustomer({
    name: 'one',
    trigger: { id: '1', eventName: 'kustomer.hooks.web.x.receive', transitions: [next('a')], ...trigger },
    steps: [
      { id: 'a', ...step },
      { id: 'b', transitions: [] },
    ],
  });
}

const conditionOf = (op: string, values: Json[]) => {
  const { definition, losses } = imported({ transitions: [next('b', { op, values })] });
  return { when: definition.steps['a']?.branches?.[0]?.when, losses };
};

describe('a trigger', () => {
  it.each([
    ['kustomer.hooks.form.5d.receive', 'Form.Received'],
    ['kustomer.hooks.web.5d.receive', 'Webhook.Received'],
    ['kustomer.hooks.email.5d.receive', 'Email.Received'],
    ['kustomer.customer.create', 'Contact.Identified'],
    ['kustomer.customer.update', 'Contact.PropertyUpdated'],
    ['kustomer.workflow.5d.call', 'Workflow.Called'],
  ])('%s is %s', (eventName, type) => {
    expect(imported({}, { eventName }).definition.trigger).toEqual({ type });
  });

  it('that nothing here is like becomes a webhook, and is said', () => {
    const { definition, losses } = imported({}, { eventName: 'kustomer.message.create' });
    expect(definition.trigger).toEqual({ type: 'Webhook.Received' });
    expect(losses).toContainEqual({ path: 'trigger.eventName', message: expect.stringContaining('choose a trigger') });
  });

  it('with one conditional transition has a filter', () => {
    expect(importKustomer(parcelShipped).definition.trigger.filter).toEqual({
      left: '/#trigger.data.parcel.state',
      op: 'eq',
      right: 'shipped',
    });
  });

  it('with several begins with a Decision', () => {
    const { definition } = importKustomer(customerChanged);
    expect(definition).toMatchObject({ start: 'after-trigger', trigger: { type: 'Contact.PropertyUpdated' } });
    expect(definition.steps['after-trigger']).toMatchObject({ action: 'Decision', else: null });
  });

  it('whose condition asks about the contact begins with a Decision: a filter knows no contact', () => {
    const condition = { op: 'eq', values: ['/#steps.1.custom.tierStr', 'gold'] };
    const { definition } = imported({}, { eventName: 'kustomer.customer.create', transitions: [next('a', condition)] });
    expect(definition.trigger).toEqual({ type: 'Contact.Identified' });
    expect(definition.steps['after-trigger']?.branches?.[0]?.when).toMatchObject({
      left: '/#contact.properties.tierStr',
    });
  });
});

describe('transitions', () => {
  it('that always hold lead straight on', () => {
    const { definition } = imported({ action: 'kustomer.note.create', transitions: [next('b')] });
    expect(definition.steps['a']).toEqual({ action: 'KustomerNoteCreate', input: {}, next: { Success: 'b' } });
  });

  it.each([
    [{ op: 'exists', values: [true] }],
    [{ op: 'exists', values: ['true', ''] }],
    [{ op: 'true', values: [] }],
    [null],
  ])('know %j for "otherwise"', (condition) => {
    const one = { op: 'eq', values: [1, 1] };
    const { definition } = imported({ transitions: [next('b', one), next('b', condition)] });
    expect(definition.steps['a']).toMatchObject({ branches: [{ next: 'b' }], else: 'b' });
  });

  it('keep their order and their names, and nobody has the name of another', () => {
    const { definition } = importKustomer(routeCall);
    const decision = definition.steps['after-Kvbo2Fjhm'];
    expect(decision?.branches?.map(({ name }) => name)).toEqual(['Orders', 'Orders 2', 'Way 3']);
    expect(decision?.else).toBe('o-FSRNTfu');
  });

  it('that nobody can come to, or that lead nowhere, are said', () => {
    expect(importKustomer(routeCall).losses.map(({ path }) => path)).toContain('data.attributes.steps.0.transitions.4');
    expect(importKustomer(customerChanged).losses.map(({ path }) => path)).toContain('steps.0.transitions.1.target');
  });
});

describe('a condition', () => {
  it.each<[string, Json[], JsonObject]>([
    ['eq', ['/#steps.1.attributes.data.a', 5], { left: '/#trigger.data.a', op: 'eq', right: 5 }],
    ['dne', ['/#steps.1.attributes.data.a'], { left: '/#trigger.data.a', op: 'notExists' }],
    ['exists', ['/#steps.1.attributes.data.a', ''], { left: '/#trigger.data.a', op: 'exists' }],
    ['contains', [['a'], ['b']], { left: ['a'], op: 'contains', right: ['b'] }],
    ['gt', [404, '200'], { left: 404, op: 'gt', right: '200' }],
    ['lte', [1, 2], { left: 1, op: 'lte', right: 2 }],
    ['true', ['/#steps.1.attributes.data.a'], { left: '/#trigger.data.a', op: 'eq', right: true }],
    ['and', [{ op: 'eq', values: [1, 2] }], { all: [{ left: 1, op: 'eq', right: 2 }] }],
    ['or', [], { any: [] }],
  ])('%s %j is ours', (op, values, when) => {
    expect(conditionOf(op, values)).toEqual({ when, losses: expect.any(Array) });
  });

  it('that we do not know never holds, and its place is told', () => {
    const { when, losses } = conditionOf('or', [{ op: 'soundsLike', values: ['a', 'b'] }]);
    expect(when).toEqual({ any: [{ any: [] }] });
    expect(losses).toContainEqual({
      path: 'steps.0.transitions.0.condition.values.0',
      message: expect.stringContaining("there is no operator 'soundsLike'"),
    });
  });
});

describe('a step', () => {
  it('that calls an API is an HttpRequest, and its answer is found where ours is', () => {
    const { definition } = importKustomer(parcelShipped);
    expect(definition.steps['ask']).toMatchObject({
      action: 'HttpRequest',
      name: 'Ask the carrier',
      notes: 'Their test system is slow',
      input: { method: 'POST', url: 'https://carrier.test/parcels/{{ trigger.data.parcel.code }}' },
      next: { '*': 'after-ask' },
    });
    expect(definition.steps['after-ask']?.branches?.map(({ when }) => when)).toEqual([
      { left: '/#steps.ask.status', op: 'eq', right: 404 },
      { left: '/#steps.ask.body.eta', op: 'exists' },
    ]);
  });

  it('that reads by GET has its query, and no body', () => {
    const { definition, losses } = importKustomer(customerChanged);
    const query = { page: '2', size: '5' };
    expect(definition.steps['name2']?.input).toEqual({ method: 'GET', url: 'https://a.test/?x=1', query });
    expect(losses.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['steps.3.params.data', 'steps.3.params.timeout']),
    );
  });

  it('that changes a customer is a ContactUpdate', () => {
    expect(importKustomer(parcelShipped).definition.steps['record']).toEqual({
      action: 'ContactUpdate',
      input: {
        fields: {
          firstName: '/#trigger.data.customer.firstName',
          email: '/#trigger.data.customer.email',
          lastEtaAt: '/#steps.ask.body.eta',
          lastParcelStr: '{{ trigger.data.parcel.code | append: "" }}',
        },
      },
    });
  });

  it('that looks for a pattern is a Regex, and goes on without a match', () => {
    expect(importKustomer(templates).definition.steps['took']).toMatchObject({
      action: 'Regex',
      input: { operation: 'extract', pattern: '\\d{1,}' },
      next: { Success: 'sum', NoMatch: 'sum' },
    });
  });

  it('that schedules is a wait and a call, on a branch of its own when something follows', () => {
    expect(importKustomer(timerStarted).definition.steps).toMatchObject({
      '3dvtbCHY4': { action: 'Delay', input: { for: 'PT10M' }, next: { Success: 'call-3dvtbCHY4' } },
      'call-3dvtbCHY4': {
        action: 'CallWorkflow',
        input: { workflow: '629806ce83f4a07ef11e0c76', inputs: { conversationId: '/#trigger.data.id' }, wait: false },
      },
    });
    expect(importKustomer(customerChanged).definition.steps['later']).toEqual({
      action: 'Split',
      branches: [
        { name: 'Later', next: 'delay-later' },
        { name: 'At once', next: 'after-later' },
      ],
    });
  });

  it('that nothing here does keeps its place under a name of its own, with its params', () => {
    const action = 'kustomer.app.effort_timer_6142bf2f6ef1940524f53d94.put-request';
    const { definition, losses } = imported({ action, params: { id: '/#steps.1.attributes.data.id' } });
    expect(definition.steps['a']).toEqual({
      action: 'KustomerAppEffortTimer6142bf2f6ef1940524f53d94PutRequest',
      input: { id: '/#trigger.data.id' },
    });
    expect(losses).toContainEqual({ path: 'steps.0.action', message: expect.stringContaining(action) });
  });

  it.each([
    ['2tFpuC3S2', '2tFpuC3S2'],
    ['-kR_1', '-kR_1'],
    ['a.b c', 'step-a-b-c'],
    ['constructor', 'step-constructor'],
    ['size', 'step-size'],
    ['x'.repeat(70), `step-${'x'.repeat(50)}`],
  ])('of the id %s has the id %s', (theirs, ours) => {
    const transitions = [next(theirs)];
    const { definition } = importKustomer({
      trigger: { id: '1', eventName: 'kustomer.hooks.web.x.receive', transitions },
      steps: [{ id: theirs, transitions: [] }],
    });
    expect(definition.start).toBe(ours);
    expect(Object.keys(definition.steps)).toEqual([ours]);
  });
});

describe('what is not translated', () => {
  it('is listed, every field of it', () => {
    const document = copyOf(routeCall);
    const { losses } = importKustomer(document);
    expect(losses.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'data.id',
        'data.relationships',
        'data.links',
        'data.attributes.response',
        'data.attributes.rev',
        'data.attributes.appDisabled',
        'data.attributes.meta.color',
        'data.attributes.trigger.schema',
        'data.attributes.steps.0._id',
        'data.attributes.steps.3.errorCases',
        'data.attributes.steps.1.transitions.1.meta.name',
      ]),
    );
  });

  it('is nothing when there is nothing', () => {
    const transitions = [next('a')];
    const step = { id: 'a', meta: { displayName: 'End' }, transitions: [], errorCases: [] };
    const trigger = { id: '1', eventName: 'kustomer.customer.create', transitions };
    expect(importKustomer({ name: 'x', description: 'y', enabled: false, trigger, steps: [step] }).losses).toEqual([]);
  });
});

describe('what is no workflow', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'x', 'give a JSON object'],
    ['one of ours', { name: 'x', trigger: { type: 'Form.Received' }, start: 'a', steps: {} }, 'steps'],
    ['a step without an id', { trigger: { id: '1' }, steps: [{ action: 'x' }] }, 'steps.0.id'],
    ['a record around nothing', { data: { attributes: { name: 'x' } } }, 'data.attributes.trigger'],
  ])('is refused: %s', (_, given, path) => {
    expect(() => importKustomer(given)).toThrow(ImportRefused);
    expect(() => importKustomer(given)).toThrow(path);
  });

  it('is refused when it is nested too deeply to be walked', () => {
    let deep: Json = 'x';
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(() => importKustomer({ trigger: { id: '1', deep }, steps: [] })).toThrow('flatter');
  });
});
