import type { JsonObject } from '@fanfare/contracts';
import { wayTo } from './way-to.js';

/** Several ways from the trigger, changes of a customer, and a schedule that something follows. */
export const customerChanged: JsonObject = {
  name: 'customer-changed',
  trigger: {
    id: '1',
    eventName: 'kustomer.customer.update',
    transitions: [
      wayTo('later', { op: 'gt', values: ['/#steps.1.changes.attributes.custom.scoreNum.after', '100'] }),
      wayTo('name', { op: 'exists', values: ['/#steps.1.changes.attributes.firstName.after'] }, 'Renamed'),
    ],
  },
  steps: [
    {
      id: 'later',
      action: 'kustomer.app.scheduler.schedule-workflow',
      params: { runAt: { value: 1440, type: 'relative' }, workflowId: '5f8e', inputs: { id: '/#steps.1.id' } },
      errorCases: [],
      transitions: [wayTo('name', { op: 'eq', values: ['/#steps.1.firstName', 'Ann'] }), wayTo('unknownStep')],
    },
    {
      id: 'name',
      action: 'kustomer.customer.update',
      params: { id: '/#steps.1.id', custom: { greetedStr: 'Hello {{{steps.1.firstName}}}' }, locale: 'nl' },
      errorCases: [],
      transitions: [wayTo('odd')],
    },
    {
      id: 'odd',
      transitions: [wayTo('name2', { op: 'soundsLike', values: ['/#steps.name.custom.greetedStr', 'hallo'] })],
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
