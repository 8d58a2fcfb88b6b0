import { parseStepId, type ActionEntry } from '@fanfare/contracts';
import {
  checkedOutcome,
  type AnswerCommand,
  type Answer,
  type ForcedExits,
  type SimulateOptions,
} from '@fanfare/engine';
import { awaitedEvent } from './sample-event.js';
import { contactAfter } from './contact-after.js';

type Actions = Readonly<Record<string, ActionEntry>>;

/** Answers commands as their actions declare, by Success or the exit that somebody wants; input that the action would refuse is refused. */
export function sampleAnswers(actions: Actions, exits: ForcedExits = {}): AnswerCommand {
  return (command, _service, contact) => {
    const { action, input, stepId } = command;
    const entry = actions[action];
    if (!entry) throw new Error(`${action} is not described by the version that asks for it`);
    const outcome = checkedOutcome(entry, input, exits[parseStepId(stepId).node]);
    const after = contactAfter(command, outcome, contact);
    return { ...outcome, ...(after && { contact: after }) };
  };
}

/** What comes of waits for events and of calls, where somebody wants something else than usual. */
export function forcedOthers(exits: ForcedExits): Required<Pick<SimulateOptions, 'event' | 'called'>> {
  const wanted = (stepId: string) => exits[parseStepId(stepId).node];
  return {
    event: (wait) => (wanted(wait.stepId) === 'Success' ? awaitedEvent(wait) : null),
    called: ({ stepId, workflow }): Answer => {
      if (wanted(stepId) !== 'Failure') return { exit: 'Success', output: {} };
      const message = `Workflow ${workflow} fails because the dry run was told so`;
      return { exit: 'Failure', output: {}, error: { code: 'Simulated', message, retryable: false } };
    },
  };
}
