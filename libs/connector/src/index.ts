export { AccessToken, type Issued } from './access-token.js';
export {
  again,
  defineAction,
  exit,
  failure,
  threw,
  type ActionHandler,
  type ActionSpec,
  type AgainOutcome,
  type Consequence,
  type ExitOutcome,
  type FailureOutcome,
  type OutcomeOf,
  type Step,
  type ThrownOutcome,
} from './action.js';
export { actionsModule, type ActionsOptions } from './actions.module.js';
export { defineApp, secret, secretsOf, type AppOf, type AppSpec, type OpenApp } from './app.js';
export type { AppAgent, Choice } from './app-agent.js';
export { Apps, type NoApp } from './apps.js';
export { beforeSending } from './before-sending.js';
export { doneByHand, stepByHand } from './by-hand.js';
export { catalogueEntry } from './catalogue-entry.js';
export { connectorConfig, type ConnectorConfig } from './connector.config.js';
export { Busy, NotSent, Refused } from './errors.js';
export { stepOf } from './group-steps.js';
export { Handles } from './handles.js';
export { fieldOf, overTls } from './http/account-url.js';
export type { AllowList } from './http/allow-list.js';
export { AddressRefused, type Resolve } from './http/address-guard.js';
export { connectionsPerOrigin, HttpClient, RESOLVE, type HttpCall } from './http/http-client.js';
export { jsonBody } from './http/json-body.js';
export { throwForAccount } from './http/throw-for-account.js';
export { ResponseTooLarge, type HttpResponse } from './http/read-response.js';
export { retryAfterMs } from './http/retry-after.js';
export { KeptOutcomes } from './kept-outcomes.js';
export type { Limits } from './limits.js';
export { manifestOf } from './manifest.js';
export { PerApp } from './per-app.js';
export { readAs } from './read-as.js';
export { Once, stepCrashPoints } from './once.js';
export { OnceModule } from './once.module.js';
export { outcomesKeptMs } from './outcomes-kept.js';
export { Registry } from './registry.js';
export { Runner } from './runner.js';
export { sayable, withoutSecrets, withoutSecretsIn, withoutValues } from './sayable.js';
export { serveConnector } from './serve-connector.js';
export { SharedAnswers } from './shared-answers.js';
export type { RunningService } from '@fanfare/chassis';
