import type { JsonObject } from '@fanfare/contracts';

// Written for these tests, in the shapes that public workflows of Kustomer have.

export const always = { op: 'true', values: [true] };
const to = (target: string, condition: JsonObject = always, name?: string): JsonObject => ({
  target,
  condition,
  ...(name !== undefined && { meta: { name } }),
});

/** A shop tells of a parcel; the carrier is asked, and the customer's record says what it answered. */
export const parcelShipped: JsonObject = {
  name: 'parcel-shipped',
  description: 'Ask the carrier about each parcel',
  enabled: true,
  meta: { displayName: 'Parcel shipped' },
  trigger: {
    id: '1',
    eventName: 'kustomer.hooks.web.64f0c1.receive',
    appVersion: 'kustomer-^1.9.2',
    meta: { displayName: 'Shop: parcel' },
    transitions: [
      to('ask', { op: 'eq', values: ['/#steps.1.attributes.data.parcel.state', 'shipped'] }, 'Shipped only'),
    ],
  },
  steps: [
    {
      id: 'ask',
      action: 'kustomer.rest-api.json',
      appVersion: 'kustomer-^1.9.2',
      meta: { displayName: 'Ask the carrier', description: 'Their test system is slow' },
      params: {
        method: 'post',
        uri: 'https://carrier.test/parcels/{{{steps.1.attributes.data.parcel.code}}}',
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer {{{variables.63da8231}}}' },
        data: { code: '/#steps.1.attributes.data.parcel.code', note: 'From {{steps.1.attributes.data.shop}}' },
      },
      errorCases: [],
      transitions: [
        to('unknown', { op: 'eq', values: ['/#steps.ask.response.statusCode', 404] }, 'Unknown parcel'),
        to('record', { op: 'exists', values: ['/#steps.ask.body.eta', ''] }),
        to('2', { op: 'exists', values: [true] }, 'Otherwise'),
      ],
    },
    {
      id: 'record',
      action: 'kustomer.customer.update',
      appVersion: 'kustomer-^1.9.2',
      params: {
        id: '/#steps.1.attributes.data.customer.id',
        firstName: '/#steps.1.attributes.data.customer.firstName',
        emails: [{ type: 'home', email: '/#steps.1.attributes.data.customer.email' }],
        custom: { lastEtaAt: '/#steps.ask.body.eta', lastParcelStr: '{{{steps.1.attributes.data.parcel.code}}}' },
        tags: ['5f3a'],
      },
      errorCases: [],
      transitions: [],
    },
    {
      id: 'unknown',
      action: 'kustomer.note.create',
      params: { body: 'No such parcel: {{steps.1.attributes.data.parcel.code}}', customer: '/#steps.record.id' },
      errorCases: [],
      transitions: [to('2')],
    },
    { id: '2', transitions: [], errorCases: [] },
  ],
};

/** An effort timer: a condition step, and a workflow scheduled for later. */
export const timerStarted: JsonObject = {
  description: '',
  name: 'timer-started',
  trigger: {
    id: '1',
    eventName: 'kustomer.conversation.update',
    transitions: [
      to('-check_1a', {
        op: 'or',
        values: [
          { op: 'eq', values: ['/#steps.1.changes.attributes.custom.before.@app1TimerBool', false] },
          { op: 'dne', values: ['/#steps.1.changes.attributes.custom.before.@app1TimerBool', true] },
        ],
      }),
    ],
  },
  steps: [
    {
      id: '-check_1a',
      errorCases: [],
      transitions: [to('3dvtbCHY4', { op: 'eq', values: ['/#steps.1.custom.@app1TimerBool', true] }, 'Timer on')],
    },
    {
      id: '3dvtbCHY4',
      action: 'kustomer.app.scheduler.schedule-workflow',
      appVersion: 'scheduler-^1.0.1',
      params: {
        runAt: { value: 10, type: 'relative' },
        workflowId: '629806ce83f4a07ef11e0c76',
        inputs: { conversationId: '/#steps.1.id', '@app1TimerStartAt': '/#steps.1.custom.@app1TimerStartAt' },
      },
      errorCases: [],
      transitions: [],
    },
  ],
};

/** As the API answers it: a callable workflow with several ways, shared targets and ids of every kind. */
export const routeCall: JsonObject = {
  data: {
    type: 'workflow',
    id: '61b928c394014f001b1f3b0b',
    attributes: {
      name: 'route-call',
      meta: { displayName: 'Route a call', color: 'blue' },
      description: '',
      trigger: {
        id: '1',
        callable: true,
        eventName: 'kustomer.workflow.61b928c394014f001b1f3b0b.call',
        schema: { properties: { conversationId: { type: 'string' } }, required: ['conversationId'] },
        transitions: [to('Kvbo2Fjhm')],
      },
      response: { schema: { properties: {}, required: [] } },
      steps: [
        {
          id: 'Kvbo2Fjhm',
          action: 'kustomer.conversation.find-by-id',
          params: { id: '/#steps.1.conversationId' },
          transitions: [
            to('8dJvVsfGa', { op: 'contains', values: ['/#steps.Kvbo2Fjhm.tags', ['6092']] }, 'Orders'),
            to('8dJvVsfGa', { op: 'contains', values: ['/#steps.Kvbo2Fjhm.tags', ['6026']] }, 'Orders'),
            to('_late', { op: 'gt', values: ['/#steps.Kvbo2Fjhm.assignedUsers.length', 0] }),
            to('o-FSRNTfu', { op: 'exists', values: ['true', ''] }),
            to('_late', always, 'Never reached'),
          ],
          errorCases: [],
          _id: '67a38b117ccb42ffd767eb4d',
        },
        {
          id: '8dJvVsfGa',
          transitions: [
            to('_late', { op: 'eq', values: ['/#steps.Kvbo2Fjhm.custom.countryStr', 'br'] }, 'BR'),
            to('o-FSRNTfu', { op: 'exists', values: [true] }, 'Others'),
          ],
          errorCases: [],
          _id: '67a38b117ccb42ffd767eb50',
        },
        {
          id: '_late',
          action: 'kustomer.conversation.update',
          params: { id: '/#steps.1.conversationId', status: 'done', custom: { teamStr: 'SS' } },
          transitions: [to('o-FSRNTfu')],
          errorCases: [],
        },
        {
          id: 'o-FSRNTfu',
          action: 'kustomer.conversation.update',
          params: { id: '/#steps.1.conversationId', assignedTeams: ['/#steps.Kvbo2Fjhm.assignedTeams.0'] },
          transitions: [],
          errorCases: [{ op: 'retry' }],
        },
      ],
      appDisabled: false,
      enabled: false,
      rev: 135,
    },
    relationships: { org: { data: { type: 'org', id: '5d2f' } } },
    links: { self: '/v1/workflows/61b928c394014f001b1f3b0b' },
  },
};

/** Templates, helpers and functions of every kind. */
export const templates: JsonObject = {
  name: 'templates',
  trigger: { id: '1', eventName: 'kustomer.hooks.form.5d.receive', transitions: [to('now')] },
  steps: [
    {
      id: 'now',
      action: 'kustomer.regex-match.generic',
      params: { testString: "{{{date 'hours' count=0}}}", regex: '.*' },
      transitions: [to('took')],
    },
    {
      id: 'took',
      action: 'kustomer.regex-match.generic',
      params: {
        testString: "{{dateDiff 'milliseconds' from=steps.1.attributes.data.startedAt to=steps.now.match}}",
        regex: '\\d{1,}',
      },
      transitions: [to('sum')],
    },
    {
      id: 'sum',
      action: 'kustomer.regex-match.generic',
      params: { testString: '{{ math steps.took.match "+" steps.1.attributes.data.@app2.durationNum }}', regex: '.*' },
      transitions: [to('note')],
    },
    {
      id: 'note',
      action: 'kustomer.note.create',
      params: {
        plain: 'no template {here}',
        raw: '{{{steps.1.attributes.data.name}}}',
        concatenated: '{{steps.1.attributes.data.contract}} , {{{steps.sum.custom.numbersStr}}}',
        greeting: 'Dear {{#if steps.1.attributes.data.name}}{{steps.1.attributes.data.name}}{{else}}you{{/if}}{% x %}',
        count: '{{#unless steps.1.attributes.data.count includeZero=true}}none{{/unless}}',
        total: '/#fn:parseInt,steps.sum.match',
        day: "{{{dateFormat steps.now.match format='MMM D, YYYY [at] HH:mm'}}}",
        when: '/#fn:dateFormat,steps.now.match,LL',
        hours: '/#fn:inBusinessHours',
        quotient: '{{math steps.took.match "/" 2}}',
        list: '{{#each steps.1.attributes.data.items}}{{this}}{{/each}}',
        id: '{{{randomId size=6}}}',
        yesterday: "{{date 'days' count=1}}",
        error: '/#error.message',
        mentions: [{ user: '/#steps.1.attributes.data.user' }, 3, null, true],
      },
      transitions: [],
    },
  ],
};

/** As an app's manifest has it: nothing but what must be there. */
const fromManifest: JsonObject = {
  name: 'company-from-request',
  trigger: { eventName: 'kustomer.app.shop.company.create', transitions: [to('step2')] },
  steps: [
    {
      id: 'step2',
      action: 'kustomer.company.create',
      params: { name: '/#steps.1.attributes.data.name' },
      transitions: [],
    },
  ],
  replaces: 'kustomer.app.shop.old',
};

/** Several ways from the trigger, changes of a customer, and a schedule that something follows. */
export const customerChanged: JsonObject = {
  name: 'customer-changed',
  trigger: {
    id: '1',
    eventName: 'kustomer.customer.update',
    transitions: [
      to('later', { op: 'gt', values: ['/#steps.1.changes.attributes.custom.scoreNum.after', '100'] }),
      to('name', { op: 'exists', values: ['/#steps.1.changes.attributes.firstName.after'] }, 'Renamed'),
    ],
  },
  steps: [
    {
      id: 'later',
      action: 'kustomer.app.scheduler.schedule-workflow',
      params: { runAt: { value: 1440, type: 'relative' }, workflowId: '5f8e', inputs: { id: '/#steps.1.id' } },
      errorCases: [],
      transitions: [to('name', { op: 'eq', values: ['/#steps.1.firstName', 'Ann'] }), to('unknownStep')],
    },
    {
      id: 'name',
      action: 'kustomer.customer.update',
      params: { id: '/#steps.1.id', custom: { greetedStr: 'Hello {{{steps.1.firstName}}}' }, locale: 'nl' },
      errorCases: [],
      transitions: [to('odd')],
    },
    {
      id: 'odd',
      transitions: [to('name2', { op: 'soundsLike', values: ['/#steps.name.custom.greetedStr', 'hallo'] })],
    },
    {
      id: 'name2',
      action: 'kustomer.rest-api.generic',
      params: {
        uri: 'https://a.test/?x=1',
        method: 'GET',
        qs: 'page=2&size=5',
        json: true,
        data: { a: 1 },
        timeout: 3,
      },
      transitions: [],
    },
  ],
};

export const documents: Record<string, JsonObject> = {
  parcelShipped,
  timerStarted,
  routeCall,
  templates,
  fromManifest,
  customerChanged,
};

/** A copy that a test may change. */
export function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
