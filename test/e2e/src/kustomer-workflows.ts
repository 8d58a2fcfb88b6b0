import type { JsonObject } from '@fanfare/contracts';

const always = { op: 'true', values: [true] };
const wayTo = (target: string, condition: JsonObject = always, name = '') => ({
  target,
  condition,
  ...(name && { meta: { name } }),
});
const search = (id: string, regex: string, next: string): JsonObject => ({
  id,
  action: 'kustomer.regex-match.generic',
  appVersion: 'kustomer-^1.9.2',
  meta: { displayName: `Find ${id}`, description: '' },
  params: { testString: '{{{steps.1.attributes.data.text}}}', regex },
  errorCases: [],
  transitions: [wayTo(next)],
});

/** The patterns that Kustomer's page recommends, behind the condition that it shows. */
export const patterns: JsonObject = {
  name: 'what-a-message-says',
  description: 'Finds address, number and card in a message',
  enabled: true,
  meta: { displayName: 'What a message says', color: 'blue' },
  trigger: {
    id: '1',
    eventName: 'kustomer.hooks.form.5f1.receive',
    appVersion: 'kustomer-^1.9.2',
    transitions: [
      wayTo('-mail_01', {
        op: 'and',
        values: [
          { op: 'eq', values: ['/#steps.1.attributes.data.channel', 'email'] },
          { op: 'eq', values: ['/#steps.1.attributes.data.direction', 'in'] },
          { op: 'eq', values: ['/#steps.1.attributes.data.directionType', 'initial-in'] },
        ],
      }),
    ],
  },
  steps: [
    search('-mail_01', '\\S+@\\S+\\.\\S+\\b', '2phone'),
    search('2phone', '\\+?\\d{1,4}?[-.\\s]?\\(?\\d{1,3}?\\)?[-.\\s]?\\d{1,4}[-.\\s]?\\d{1,4}[-.\\s]?\\d{1,9}', '_card'),
    search('_card', '^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14})$', 'both'),
    {
      id: 'both',
      action: 'kustomer.regex-match.generic',
      params: { testString: '{{{steps.-mail_01.match}}} {{{steps.2phone.match}}}', regex: '.*' },
      errorCases: [],
      transitions: [
        wayTo('keep', { op: 'exists', values: ['/#steps.both.match', ''] }, 'Something was found'),
        wayTo('nothing', { op: 'exists', values: ['true', ''] }, 'Nothing'),
      ],
    },
    {
      id: 'keep',
      action: 'kustomer.customer.update',
      params: { id: '/#steps.1.customer', custom: { foundStr: '/#steps.both.match' } },
      errorCases: [],
      transitions: [],
    },
    { id: 'nothing', errorCases: [], transitions: [] },
  ],
};

/** As the API answers it: calls an address, and goes by the status. */
export const calling = (url: string): JsonObject => ({
  data: {
    type: 'workflow',
    id: '61b928c394014f001b1f3b0b',
    attributes: {
      name: 'tell-the-shop',
      description: null,
      trigger: { id: '1', eventName: 'kustomer.customer.update', transitions: [wayTo('tell')] },
      steps: [
        {
          id: 'tell',
          action: 'kustomer.rest-api.json',
          params: { uri: `${url}/people/{{{steps.1.id}}}`, method: 'post', data: { name: '/#steps.1.firstName' } },
          errorCases: [],
          transitions: [
            wayTo('odd', { op: 'gt', values: ['/#steps.tell.response.statusCode', '399'] }, 'Refused'),
            wayTo('fine', { op: 'exists', values: [true] }),
          ],
          _id: '67a38b117ccb42ffd767eb4d',
        },
        { id: 'odd', transitions: [], errorCases: [{ op: 'retry' }] },
        { id: 'fine', transitions: [], errorCases: [] },
      ],
      rev: 135,
      enabled: false,
    },
    relationships: { org: { data: { type: 'org', id: '5d2f' } } },
  },
});

/** Has another workflow called later, when a timer was switched on. */
export const scheduling: JsonObject = {
  name: 'timer-started',
  trigger: {
    id: '1',
    eventName: 'kustomer.conversation.update',
    transitions: [
      wayTo('check', {
        op: 'or',
        values: [
          { op: 'eq', values: ['/#steps.1.changes.attributes.custom.before.@app1TimerBool', false] },
          { op: 'dne', values: ['/#steps.1.changes.attributes.custom.before.@app1TimerBool', true] },
        ],
      }),
    ],
  },
  steps: [
    { id: 'check', errorCases: [], transitions: [wayTo('later', { op: 'eq', values: ['/#steps.1.on', true] }, 'On')] },
    {
      id: 'later',
      action: 'kustomer.app.scheduler.schedule-workflow',
      params: { runAt: { value: 10, type: 'relative' }, workflowId: '629806ce83f4', inputs: { id: '/#steps.1.id' } },
      errorCases: [],
      transitions: [],
    },
  ],
};
