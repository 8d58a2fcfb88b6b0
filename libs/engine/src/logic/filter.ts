import type { Condition } from '@fanfare/contracts';
import { compileCondition, type Evaluated } from '../condition.js';
import { exitsOf } from '../exits.js';
import type { LogicStep } from './logic-step.js';

const always: Condition = { all: [] };

/** Success when the condition holds, otherwise Failure, which for a filter is an answer and not an error. */
function filter(action: string, title: string, about: string): LogicStep {
  return {
    action,
    title,
    summary: `Leaves by Success when its condition on ${about} holds, otherwise by Failure. Not matching is no error: the run does not fail by it.`,
    takes: { when: 'required', next: 'optional' },
    exits: ['Success', 'Failure'],
    route: exitsOf,
    compile(step) {
      const condition = compileCondition(step.when ?? always);
      return {
        enter(scope) {
          const compared: Evaluated[] = [];
          const matched = condition.test(scope, compared);
          return { kind: 'left', exit: matched ? 'Success' : 'Failure', input: { compared }, output: { matched } };
        },
      };
    },
  };
}

export const contactFilter = filter('ContactFilter', 'Contact filter', 'the contact');
export const gameplayFilter = filter('GameplayFilter', 'Gameplay filter', 'the gameplay');
