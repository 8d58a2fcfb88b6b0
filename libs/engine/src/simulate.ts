import type {
  ContactSnapshot,
  Effect,
  HistoryEntry,
  Outcome,
  PassedStep,
  RunDocument,
  StepCommand,
  StepResult,
  StepWarning,
  StoredEvent,
} from '@fanfare/contracts';
import type { Start } from './advance.js';
import type { CompiledWorkflow } from './compile.js';
import { applyHistory } from './fold-run.js';
import { play, type Played, type World } from './play.js';
import type { Call, Ending, Issue, Wait } from './results.js';

/** What comes back instead of a service's answer. */
export interface Answer extends Outcome {
  /** How long the service takes, in ms. @default 0 */
  tookMs?: number;
  /** How many attempts the service takes. @default this is the last one */
  attempts?: number;
  /** The contact after the step, when the step changes it. */
  contact?: ContactSnapshot;
}

/** Answers a command; `contact` is the run's contact as the step sees it. */
export type AnswerCommand = (command: StepCommand, service: string, contact: ContactSnapshot | null) => Answer;

export interface SimulateOptions {
  /** The event that a step waits for. @default none comes, and its time runs out */
  event?: (wait: Wait) => { event: StoredEvent; at: number } | null;
  /** What another workflow that is called comes to. @default Success, with nothing */
  called?: (call: Call) => Answer;
  /** How somebody ends the run, or an event that is not its own. @default nobody does */
  ending?: Ending | null;
  maxTurns?: number;
}

/** A run that was only thought of. */
export interface Simulation {
  document: RunDocument;
  /** The steps in the order in which they were left. */
  path: PassedStep[];
  effects: Effect[];
  endedAt: number;
  warnings: StepWarning[];
  /** True when it was not played to its end because it took too many turns. */
  cutShort: boolean;
}

/** Plays a run to its end in virtual time, with answers that somebody makes up. Nothing leaves; the same answers give the same run. */
export function simulate(
  workflow: CompiledWorkflow,
  start: Start,
  answer: AnswerCommand,
  {
    event = () => null,
    called = () => ({ exit: 'Success', output: {} }),
    ending = null,
    maxTurns,
  }: SimulateOptions = {},
): Simulation {
  const world: World = {
    result: ({ command, service, token }, now) => resultOf(command, answer(command, service, token.data.contact), now),
    called: (call) => resultOf({ stepId: call.stepId, attempt: 1 }, called(call), call.at),
    event,
    passes: () => true,
    goesOn: () => null,
    ending,
  };
  return simulationOf(play(workflow, start, world, maxTurns));
}

function resultOf(
  { stepId, attempt }: Pick<StepCommand, 'stepId' | 'attempt'>,
  { tookMs = 0, attempts = attempt, contact, ...outcome }: Answer,
  now: number,
): StepResult {
  const finishedAt = now + tookMs;
  return { stepId, attempt: attempts, startedAt: now, finishedAt, outcome, ...(contact && { contact }) };
}

/** What a played run shows. */
export function simulationOf({ history, issued, calls, cutShort }: Played): Simulation {
  const document = applyHistory(null, history);
  if (!document) throw new Error('a run without any history was played');
  const finished = history.filter((entry) => entry.kind === 'step.finished');
  return {
    document,
    path: finished.filter(isLeft).map(({ branch, node, exit }) => ({ branch, node, exit })),
    effects: [...issued.filter(isFirst).map(effectOf), ...calls.map(effectOfCall)],
    endedAt: document.finishedAt ?? Math.max(...history.map(({ at }) => at)),
    warnings: finished.flatMap(({ branch, node, warnings = [] }) =>
      warnings.map((message) => ({ branch, node, message })),
    ),
    cutShort,
  };
}

/** An attempt after which another is planned does not leave the step. */
function isLeft({ retryAt }: HistoryEntry & { kind: 'step.finished' }): boolean {
  return retryAt === undefined;
}

function isFirst({ command }: Issue): boolean {
  return command.attempt === 1;
}

function effectOf({ command: { action, stepId, input }, service }: Issue): Effect {
  return { action, service, stepId, input };
}

function effectOfCall({ stepId, workflow, inputs }: Call): Effect {
  return { action: 'CallWorkflow', service: 'orchestrator', stepId, input: { workflow, inputs } };
}
