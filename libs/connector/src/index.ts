export {
  defineAction,
  exit,
  failure,
  type ActionHandler,
  type ActionSpec,
  type ExitOutcome,
  type FailureOutcome,
  type OutcomeOf,
  type Step,
} from './action.js';
export { actionsModule, type ActionsOptions } from './actions.module.js';
export { Breakers, type BreakerSettings } from './breakers.js';
export { catalogueEntry } from './catalogue-entry.js';
export { Busy, NotSent, Refused } from './errors.js';
export { stepOf } from './group-steps.js';
export { Handles } from './handles.js';
export { Ledger, type Claim } from './ledger.js';
export { LedgerStore } from './ledger.store.js';
export { Registry } from './registry.js';
export { Runner } from './runner.js';
