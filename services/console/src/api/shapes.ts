import type { components, operations } from './schema.js';

export type Schemas = components['schemas'];
type ReplyOf<O extends keyof operations> = operations[O]['responses'] extends {
  200: { content: { 'application/json': infer R } };
}
  ? R
  : never;

export type Contact = Schemas['Contact'];
export type Profile = ReplyOf<'contacts.profile'>;
export type Run = Schemas['RunAnswered'];
export type RunStatus = Run['status'];
export type RunStep = Schemas['RunStepAnswered'];
export type RunSummary = Schemas['RunSummaryAnswered'];
export type Step = Schemas['Step'];
export type Workflow = Schemas['WorkflowAnswered'];
export type WorkflowDefinition = Schemas['WorkflowDefinitionAnswered'];
export type WorkflowSummary = Schemas['WorkflowSummaryAnswered'];
export type Me = ReplyOf<'account.me'>;
export type Role = Me['workspaces'][number]['role'];
export type DryRun = ReplyOf<'trying.try'>;
export type WhatIfAnswer = ReplyOf<'trying.whatIf'>;
export type Member = ReplyOf<'members.list'>['members'][number];
export type ApiKey = ReplyOf<'members.keys'>['keys'][number];
export type AuditEntry = ReplyOf<'members.auditLog'>['entries'][number];
