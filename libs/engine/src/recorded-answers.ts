import { isOmitted, parseStepId, type RunDocument, type RunStep, type StepCommand } from '@fanfare/contracts';
import { arrivedEvent } from './recorded-world.js';
import type { Call, Wait } from './results.js';
import { sameAsRecorded } from './same-as-recorded.js';
import type { Answer, SimulateOptions } from './simulate.js';

/** What a run's history says to questions of another version of its workflow. */
export interface RecordedAnswers extends Required<Pick<SimulateOptions, 'event'>> {
  /** The recorded answer to the same action with the same input at the same step; null when there is none, or it was too large to keep. */
  command(command: StepCommand): Answer | null;
  called(call: Call): Answer | null;
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
