import { isOmitted, parseStepId, type RunDocument, type RunStep, type StepCommand } from '@fanfare/contracts';
import { arrivedEvent, endingFromOutside } from './recorded-world.js';
import type { CompiledWorkflow } from './compile.js';
import type { Call, Ending, Wait } from './results.js';
import { sameAsRecorded } from './same-as-recorded.js';
import type { Answer, SimulateOptions } from './simulate.js';

/** What a run's history says to questions of another version of its workflow. */
export interface RecordedAnswers extends Required<Pick<SimulateOptions, 'event'>> {
  /** The recorded answer to the same action with the same input at the same step; null when there is none, or it was too large to keep. */
  command(command: StepCommand): Answer | null;
  called(call: Call): Answer | null;
  /** What ended the run, if it ends one of this version too: a rule of the same name, or a person. */
  ending(workflow: CompiledWorkflow): Ending | null;
}

/** A step is the same when it has the same id, on whatever branch it stands now. */
export function recordedAnswers(document: RunDocument | null): RecordedAnswers {
  const left = (document?.steps ?? []).filter(({ exit, retryAt }) => exit !== '' && retryAt === undefined);
  const byNode = Map.groupBy(left, ({ node }) => node);
  const find = (stepId: string, fits: (step: RunStep) => boolean): RunStep | undefined => {
    const { branch, node } = parseStepId(stepId);
    const fitting = (byNode.get(node) ?? []).filter(fits);
    return fitting.find((step) => step.branch === branch) ?? fitting[0];
  };
  const answer = (step: RunStep | undefined) => (step && !isOmitted(step.output) ? answerOf(step) : null);
  return {
    command: ({ stepId, action, input }) =>
      answer(find(stepId, (step) => step.action === action && sameAsRecorded(input, step.input))),
    // What a call was given is not in the history; whom it called is in the words of its wait.
    called: ({ stepId, workflow }) =>
      answer(find(stepId, (step) => step.action === 'CallWorkflow' && step.waitingFor === `workflow ${workflow}`)),
    ending: (workflow) => {
      const ending = document && endingFromOutside(document);
      return ending && appliesTo(workflow, ending) ? ending : null;
    },
    event: ({ stepId, since, event: type, token }: Wait) => {
      const step = find(stepId, ({ action }) => action === 'WaitForEvent');
      const event = step ? arrivedEvent(step, token.run.workspace) : null;
      return step && event?.type === type ? { event, at: since + step.finishedAt - step.queuedAt } : null;
    },
  };
}

function answerOf({ exit, output, error, attempt, queuedAt, finishedAt }: RunStep): Answer {
  return { exit, output, ...(error && { error }), attempts: attempt, tookMs: finishedAt - queuedAt };
}

function appliesTo({ endings }: CompiledWorkflow, { reason: { kind, name } }: Ending): boolean {
  switch (kind) {
    case 'goal':
    case 'exit':
      return endings.some((rule) => rule.kind === kind && rule.name === name);
    case 'cancelled':
    case 'contactDeleted':
      return true;
    // What the run's own steps and settings do, and what happens to one version only.
    case 'stop':
    case 'deadline':
    case 'versionReplaced':
      return false;
    default:
      return kind satisfies never;
  }
}
