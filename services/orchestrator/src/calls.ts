import { Injectable } from '@nestjs/common';
import type { RunRef, StepError, StepResult, StoredEvent } from '@fanfare/contracts';
import { runIdOf, type Outbox } from '@fanfare/bus';
import { admits, advance, meetingOf, noAdvance, type Advance, type Call, type CompiledWorkflow, type MeetingFact } from '@fanfare/engine'; // prettier-ignore
import { Entrance, type Refusal } from './entries/entrance.js';
import { Evaluations } from './evaluations.js';
import type { Made } from './made.js';
import { TrackedRunStore } from './tracked/tracked-run.store.js';
import { Versions } from './versions.js';

/** Starts runs that steps of other runs ask for. The same call, however often it comes, is the same run. */
@Injectable()
export class Calls {
  constructor(
    private readonly versions: Versions,
    private readonly entrance: Entrance,
    private readonly evaluations: Evaluations,
    private readonly tracked: TrackedRunStore,
  ) {}

  /** Whether the run that a call asks for has begun; of one that nobody wants to know the end of it is not known. */
  async hasBegun({ stepId, workflow, token }: Call): Promise<boolean> {
    const run = runIdOf(token.run.workspace, workflow, stepId);
    return (await this.tracked.find([run])).length > 0;
  }

  /** What a call comes to: a run of the other workflow, which may have to wait for its turn, or a failed step of this one. */
  async start(outbox: Outbox, { workflow: caller, run, line }: Made, call: Call): Promise<Made[]> {
    const { token, workflow: id, at } = call;
    const failed = (code: string, message: string): Made[] => [{ workflow: caller, run, next: refused(caller, call, { code, message, retryable: false }), line }]; // prettier-ignore
    const workflow = await this.versions.inForceOf(token.run.workspace, id, at);
    if (!workflow) return failed('NotActive', `There is no active workflow '${id}' to call.`);
    const event = eventOf(call);
    const admission = admits(workflow, event);
    if (!admission.admitted) {
      return failed('NotCallable', `Workflow '${id}' does not start by this call: ${admission.because}.`);
    }
    const start = { run: runOf(workflow, call), event, contact: token.data.contact };
    const entered = await this.entrance.enter({ workflow, start, line }, call.waits ? run.id : null);
    if (typeof entered === 'string') {
      this.evaluations.keep(outbox, [{ workflow, event, at, because: entered, contact: start.contact?.id }]);
      return failed(...refusalOf(entered, id));
    }
    const { run: called, ends } = entered;
    const fact: MeetingFact = { kind: 'called', branch: '0', token };
    if (call.waits) called.next.notes.unshift({ meeting: meetingOf.run(called.run), fact });
    return [called, ...ends];
  }
}

function runOf({ info, tracked }: CompiledWorkflow, { token, stepId, at, waits }: Call): RunRef {
  const { workspace, mode, skipsDelays, chain } = token.run;
  return {
    id: runIdOf(workspace, info.id, stepId),
    workspace,
    workflow: info.id,
    version: info.version,
    mode,
    ...(skipsDelays && { skipsDelays }),
    startedAt: at,
    chain: [...chain, info.id],
    ...((waits || tracked) && { tracked: true }),
  };
}

function refusalOf(because: Refusal, workflow: string): [code: string, message: string] {
  switch (because) {
    case 'settings.reentry':
      return ['ReentryRefused', `Workflow '${workflow}' has started for this contact as often as its settings allow.`];
    case 'settings.loopGuard':
      return [
        'LoopStopped',
        `Workflow '${workflow}' starts again and again for this contact, and is locked as a loop.`,
      ];
    default:
      return because satisfies never;
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

function refused(caller: CompiledWorkflow, call: Call, error: StepError): Advance {
  return call.waits ? advance(caller, call.token, resultOf(call, { error })) : noAdvance();
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
