import type { JsonObject } from '@fanfare/contracts';
import { wayTo } from './way-to.js';

/** An effort timer: a condition step, and a workflow scheduled for later. */
export const timerStarted: JsonObject = {
  description: '',
  name: 'timer-started',
  trigger: {
    id: '1',
    eventName: 'kustomer.conversation.update',
    transitions: [
      wayTo('-check_1a', {
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
      transitions: [wayTo('3dvtbCHY4', { op: 'eq', values: ['/#steps.1.custom.@app1TimerBool', true] }, 'Timer on')],
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
