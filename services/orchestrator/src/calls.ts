import { Injectable } from '@nestjs/common';
import type { RunRef, StepError, StepResult, StoredEvent } from '@fanfare/contracts';
import {
  admits,
  advance,
  begin,
  meetingOf,
  noAdvance,
  type Advance,
  type Call,
  type CompiledWorkflow,
} from '@fanfare/engine';
import { runIdOf } from '@fanfare/bus';
import { Versions } from './versions.js';

/** What a call came to: a run of the other workflow, or a failed step of this one. */
export interface Called {
  workflow: CompiledWorkflow;
  next: Advance;
  /** The run that began. */
  run: RunRef | null;
}

/** Starts runs that steps of other runs ask for. The same call, however often it comes, is the same run. */
@Injectable()
export class Calls {
  constructor(private readonly versions: Versions) {}

  async start(caller: CompiledWorkflow, call: Call): Promise<Called> {
    const { token, workflow: id, at } = call;
    const workflow = await this.versions.inForceOf(token.run.workspace, id, at);
    if (!workflow) return refused(caller, call, 'NotActive', `There is no active workflow '${id}' to call.`);
    const event = eventOf(call);
    const admission = admits(workflow, event);
    if (!admission.admitted) {
      return refused(
        caller,
        call,
        'NotCallable',
        `Workflow '${id}' does not start by this call: ${admission.because}.`,
      );
    }
    const run: RunRef = {
      id: runIdOf(token.run.workspace, id, call.stepId),
      workspace: token.run.workspace,
      workflow: id,
      version: workflow.info.version,
      mode: token.run.mode,
      startedAt: at,
      chain: [...token.run.chain, id],
      ...((call.waits || workflow.tracked) && { tracked: true }),
    };
    const next = begin(workflow, { run, event, contact: token.data.contact });
    if (call.waits) next.notes.unshift({ meeting: meetingOf.run(run), fact: { kind: 'called', branch: '0', token } });
    return { workflow, next, run };
  }
}

function eventOf({ stepId, inputs, at, token }: Call): StoredEvent {
  const { run, data } = token;
  const { siteId, cardId } = data.trigger;
  return {
    id: stepId,
    type: 'Workflow.Called',
    workspaceId: run.workspace,
    occurredAt: new Date(at).toISOString(),
    acceptedAt: at,
    ...(siteId !== undefined && { siteId }),
    ...(cardId !== undefined && { cardId }),
    ...(data.contact && { contactId: data.contact.id }),
    data: inputs,
    origin: { run: run.id, workflow: run.workflow, depth: run.chain.length, chain: run.chain },
  };
}

function refused(caller: CompiledWorkflow, call: Call, code: string, message: string): Called {
  const error: StepError = { code, message, retryable: false };
  const next = call.waits ? advance(caller, call.token, resultOf(call, { error })) : noAdvance();
  return { workflow: caller, next, run: null };
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
