import { stepIdOf, type RunRef, type StepError, type StepResult, type StoredEvent } from '@fanfare/contracts';
import { admits, advance, begin, meetingOf, noAdvance, type Call, type RunOver, type Start } from '../../src/index.js';
import type { Made } from './made.js';
import type { World } from './world.js';

interface Called {
  readonly made: Made;
  /** Of the run that began. */
  readonly start: Start | null;
}

/** What a call came to: a run of the other workflow, or a failed step of this one. The same call is the same run. */
export function called(world: World, call: Call): Called {
  const { token, workflow: id, at } = call;
  const workflow = world.parts.workflows.get(id);
  const event = eventOf(call);
  if (!workflow || !admits(workflow, event).admitted) {
    const caller = world.workflowOf(token.run);
    const next = call.waits ? advance(caller, token, resultOf(call, { error: refusalOf(call) })) : noAdvance();
    return { made: { workflow: caller, run: token.run, next }, start: null };
  }
  const run: RunRef = {
    id: runOfCall(call),
    workspace: token.run.workspace,
    workflow: id,
    version: workflow.info.version,
    mode: token.run.mode,
    startedAt: at,
    chain: [...token.run.chain, id],
    ...((call.waits || workflow.tracked) && { tracked: true }),
  };
  const start: Start = { run, event, contact: token.data.contact };
  const next = begin(workflow, start);
  if (call.waits) next.notes.unshift({ meeting: meetingOf.run(run), fact: { kind: 'called', branch: '0', token } });
  return { made: { workflow, run, next }, start };
}

export function refusalOf({ workflow }: Call): StepError {
  return { code: 'NotActive', message: `there is no ${workflow} to call`, retryable: false };
}

export function runOfCall({ stepId }: Call): string {
  return `of-${stepId.replaceAll('/', '+')}`;
}

function eventOf({ stepId, inputs, at, token: { run, data } }: Call): StoredEvent {
  return {
    id: stepId,
    type: 'Workflow.Called',
    workspaceId: run.workspace,
    occurredAt: new Date(at).toISOString(),
    acceptedAt: at,
    ...(data.contact && { contactId: data.contact.id }),
    data: inputs,
    origin: { run: run.id, workflow: run.workflow, depth: run.chain.length, chain: run.chain },
  };
}

/** The run that called another, which is over, goes on with what that one left. */
export function returned(world: World, { caller, error, value, at }: RunOver): Made[] {
  if (!caller) return [];
  const workflow = world.workflowOf(caller.run);
  const output = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const call = { stepId: stepIdOf(caller), at: caller.since };
  const result = resultOf(call, { output, ...(error && { error }) }, at);
  return [{ workflow, run: caller.run, next: advance(workflow, caller, result) }];
}

/** The answer to a call, as a service would give it. */
export function resultOf(
  { stepId, at }: Pick<Call, 'stepId' | 'at'>,
  { error, output = {} }: { error?: StepError; output?: StepResult['outcome']['output'] },
  finishedAt = at,
): StepResult {
  const outcome = error ? { exit: 'Failure', output, error } : { exit: 'Success', output };
  return { stepId, attempt: 1, startedAt: at, finishedAt, outcome };
}
