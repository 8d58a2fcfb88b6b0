import type { JsonObject } from '@fanfare/contracts';
import { always, wayTo } from './way-to.js';

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
        transitions: [wayTo('Kvbo2Fjhm')],
      },
      response: { schema: { properties: {}, required: [] } },
      steps: [
        {
          id: 'Kvbo2Fjhm',
          action: 'kustomer.conversation.find-by-id',
          params: { id: '/#steps.1.conversationId' },
          transitions: [
            wayTo('8dJvVsfGa', { op: 'contains', values: ['/#steps.Kvbo2Fjhm.tags', ['6092']] }, 'Orders'),
            wayTo('8dJvVsfGa', { op: 'contains', values: ['/#steps.Kvbo2Fjhm.tags', ['6026']] }, 'Orders'),
            wayTo('_late', { op: 'gt', values: ['/#steps.Kvbo2Fjhm.assignedUsers.length', 0] }),
            wayTo('o-FSRNTfu', { op: 'exists', values: ['true', ''] }),
            wayTo('_late', always, 'Never reached'),
          ],
          errorCases: [],
          _id: '67a38b117ccb42ffd767eb4d',
        },
        {
          id: '8dJvVsfGa',
          transitions: [
            wayTo('_late', { op: 'eq', values: ['/#steps.Kvbo2Fjhm.custom.countryStr', 'br'] }, 'BR'),
            wayTo('o-FSRNTfu', { op: 'exists', values: [true] }, 'Others'),
          ],
          errorCases: [],
          _id: '67a38b117ccb42ffd767eb50',
        },
        {
          id: '_late',
          action: 'kustomer.conversation.update',
          params: { id: '/#steps.1.conversationId', status: 'done', custom: { teamStr: 'SS' } },
          transitions: [wayTo('o-FSRNTfu')],
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
