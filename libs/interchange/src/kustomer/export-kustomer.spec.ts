import { describe, expect, it } from '@jest/globals';
import type { Condition, JsonObject, Step, WorkflowDefinition } from '@fanfare/contracts';
import { parcelShipped } from '../../test/documents.js';
import { exportKustomer } from './export-kustomer.js';
import { importKustomer } from './import-kustomer.js';

const definitionOf = (steps: Record<string, Step>, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition => ({
  name: 'Welcome, new member!',
  trigger: { type: 'Contact.Identified' },
  start: Object.keys(steps)[0] ?? 'a',
  steps,
  ...more,
});
const always = { op: 'true', values: [true] };
const stop: Step = { action: 'Decision', branches: [{ name: 'End', when: { all: [] }, next: null }] };

const stepsOf = (definition: WorkflowDefinition) => exportKustomer(definition).json['steps'] as JsonObject[];

describe('a workflow that never was in Kustomer', () => {
  it('is written as one of its own', () => {
    const definition = definitionOf({
      a: {
        action: 'HttpRequest',
        name: 'Tell the shop',
        input: { url: 'https://a.test/{{ contact.firstName }}', method: 'PUT', body: { id: '{{ contact.id }}' } },
        next: { Success: 'b', Failure: null },
      },
      b: { action: 'ContactUpdate', input: { fields: { firstName: 'Ann', tier: '{{ steps.a.body.tier }}' } } },
    });
    expect(exportKustomer(definition)).toEqual({
      json: {
        name: 'welcome-new-member',
        meta: { displayName: 'Welcome, new member!' },
        trigger: {
          id: '1',
          eventName: 'kustomer.customer.create',
          transitions: [{ target: 'a', condition: always }],
        },
        steps: [
          {
            id: 'a',
            action: 'kustomer.rest-api.json',
            meta: { displayName: 'Tell the shop' },
            params: { uri: 'https://a.test/{{{steps.1.firstName}}}', method: 'PUT', data: { id: '/#steps.1.id' } },
            transitions: [{ target: 'b', condition: { op: 'lt', values: ['/#steps.a.response.statusCode', 300] } }],
            errorCases: [],
          },
          {
            id: 'b',
            action: 'kustomer.customer.update',
            params: { id: '/#steps.1.id', firstName: 'Ann', custom: { tier: '/#steps.a.body.tier' } },
            transitions: [],
            errorCases: [],
          },
        ],
      },
      losses: [],
    });
  });

  it('says what Kustomer cannot express, and keeps the place of it', () => {
    const next = { Success: 'z' };
    const odd: Record<string, Step> = {
      split: { action: 'Split', branches: [{ name: 'A', next: 'wait' }, { name: 'B', next: 'each' }] }, // prettier-ignore
      wait: { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'event' } },
      event: { action: 'WaitForEvent', input: { event: 'Prize.Awarded', timeout: 'P1D' }, next: { Success: 'merge' } },
      each: { action: 'ForEach', input: { items: [] }, each: 'merge', next: { Success: 'merge' } },
      merge: { action: 'Merge', input: {}, next },
      z: { action: 'ContactEmailSend', input: {}, timeout: 'PT1M' },
    };
    const settings = { timezone: 'Europe/Amsterdam', reentry: { per: 'contact', limit: 1 } } as const;
    const { json, losses } = exportKustomer(definitionOf(odd, { settings, scope: { site: 'grand-final' } }));
    expect(losses.map(({ path }) => path)).toEqual([
      'scope.site',
      'settings.timezone',
      'settings.reentry',
      'steps.split.action',
      'steps.split.branches.1',
      'steps.wait.action',
      'steps.event.action',
      'steps.each.action',
      'steps.merge.action',
      'steps.z.timeout',
      'steps.z.action',
    ]);
    const ways = (json['steps'] as { id: string; transitions: { target: string }[] }[]).map(
      ({ id, transitions }) => `${id} ${transitions.map(({ target }) => target).join()}`,
    );
    expect(ways).toEqual(['split wait', 'wait event', 'event merge', 'each merge', 'merge z', 'z ']);
  });

  it('has its filter in the transition of the trigger', () => {
    const filter: Condition = { all: [{ left: '{{ trigger.contactId }}', op: 'exists' }] };
    const { json } = exportKustomer(definitionOf({ a: stop }, { trigger: { type: 'Contact.Identified', filter } }));
    expect(json['trigger']).toMatchObject({
      transitions: [{ target: 'a', condition: { op: 'and', values: [{ op: 'exists', values: ['/#steps.1.id'] }] } }],
    });
  });

  it('ends a run in a step of its own where others could follow', () => {
    const gone: Condition = { left: '{{ contact.id }}', op: 'notExists' };
    const steps = stepsOf(
      definitionOf({
        a: { action: 'Decision', branches: [{ name: 'Gone', when: gone, next: null }], else: 'b' },
        b: stop,
      }),
    );
    expect(steps[0]?.['transitions']).toEqual([
      { target: 'end', condition: { op: 'dne', values: ['/#steps.1.id'] }, meta: { name: 'Gone' } },
      { target: 'b', condition: always },
    ]);
    expect(steps.at(-1)).toEqual({ id: 'end', transitions: [], errorCases: [] });
  });

  it.each<[Condition, JsonObject]>([
    [{ any: [{ left: 1, op: 'eq', right: 2 }] }, { op: 'or', values: [{ op: 'eq', values: [1, 2] }] }],
    [{ not: { left: 'a', op: 'exists' } }, { op: 'dne', values: ['a'] }],
    [
      { not: { all: [{ left: 'a', op: 'exists' }, { not: { left: 'b', op: 'eq', right: 1 } }] } },
      { op: 'or', values: [{ op: 'dne', values: ['a'] }, { op: 'eq', values: ['b', 1] }] },
    ],
  ])('has the condition %j as %j', (when, condition) => {
    const filter: Step = { action: 'ContactFilter', when, next: { Success: 'b' } };
    expect(stepsOf(definitionOf({ a: filter, b: stop }))[0]?.['transitions']).toEqual([{ target: 'b', condition }]);
  }); // prettier-ignore

  it.each<[Condition, string]>([
    [{ left: 'a', op: 'withinLast', right: 'P1D' }, 'op'],
    [{ left: 'a', op: 'eq', right: 'A', ignoreCase: true }, 'ignoreCase'],
    [{ left: '{{ workflow.id }}', op: 'eq', right: 'A' }, 'left'],
    [{ left: 'a', op: 'between', right: [1, 2] }, 'op'],
  ])('says when it cannot ask %j', (when, field) => {
    const { losses } = exportKustomer(
      definitionOf({ a: { action: 'ContactFilter', when, next: { Success: 'b' } }, b: stop }),
    );
    expect(losses.map(({ path }) => path)).toContain(`steps.a.when.${field}`);
  });

  it.each([
    ['Workflow.Called', { callable: true }],
    ['Form.Received', { eventName: 'kustomer.hooks.form.HOOK_ID.receive' }],
    ['Prize.Awarded', { eventName: 'kustomer.app.fanfare.prize.awarded' }],
  ] as const)('is started by %s as well as can be', (type, trigger) => {
    expect(exportKustomer(definitionOf({ a: stop }, { trigger: { type } })).json['trigger']).toMatchObject(trigger);
  });

  it('schedules a workflow where a wait is followed by a call only', () => {
    const { json, losses } = exportKustomer(
      definitionOf({
        a: { action: 'Delay', input: { for: 'PT1H' }, next: { Success: 'b' } },
        b: { action: 'CallWorkflow', input: { workflow: 'later', inputs: { id: '{{ contact.id }}' } } },
      }),
    );
    expect(losses).toEqual([]);
    expect(json['steps']).toEqual([
      {
        id: 'a',
        action: 'kustomer.app.scheduler.schedule-workflow',
        params: { runAt: { value: 60, type: 'relative' }, workflowId: 'later', inputs: { id: '/#steps.1.id' } },
        transitions: [],
        errorCases: [],
      },
    ]);
  });
});

describe('a workflow whose document somebody changed into something else', () => {
  it('is written from its definition alone', () => {
    const { definition } = importKustomer(parcelShipped);
    const { json } = exportKustomer({ ...definition, imported: { from: 'kustomer', document: { nothing: true } } });
    expect(json).toMatchObject({ name: 'parcel-shipped', trigger: { id: '1' } });
  });
});
