import {
  storedEvent,
  type ContactSnapshot,
  type EndingReason,
  type Outcome,
  type RunDocument,
  type RunStep,
  type StepCommand,
  type StepResult,
  type StoredEvent,
  type Token,
} from '@fanfare/contracts';
import type { World } from './play.js';
import type { Ending, Timer } from './results.js';

/** How an answered command changes the contact; undefined when it does not. A history does not say: the actions' own rules do. */
export type ContactAfter = (
  command: StepCommand,
  outcome: Outcome,
  contact: ContactSnapshot | null,
) => ContactSnapshot | undefined;

/** The world as a run met it, by its history. What is not in there has not happened. */
export function recordedWorld(document: RunDocument, contactAfter: ContactAfter): World {
  const steps = new Map(document.steps.map((step) => [placeKey(step), step]));
  const leftBy = (token: Token) => {
    const step = steps.get(placeKey(token));
    return step && step.exit !== '' ? step : undefined;
  };
  return {
    result({ command, token }) {
      const step = leftBy(token);
      if (!step || step.attempt < command.attempt) return null;
      const result = resultOf(step, command.stepId);
      const contact = contactAfter(command, result.outcome, token.data.contact);
      return { ...result, ...(contact && { contact }) };
    },
    called({ stepId, token }) {
      const step = leftBy(token);
      return step ? resultOf(step, stepId) : null;
    },
    event({ token }) {
      const step = leftBy(token);
      const event = step && arrivedEvent(step, token.run.workspace);
      return event ? { event, at: step.finishedAt } : null;
    },
    goesOn(token) {
      const step = leftBy(token);
      return step ? step.exit === 'Success' : null;
    },
    passes: (timer) => hasPassed(timer, leftBy(timer.token), document),
    ending: endingFromOutside(document),
  };
}

const placeKey = ({ branch, node, visit }: Pick<RunStep, 'branch' | 'node' | 'visit'>) => `${branch}/${node}/${visit}`;

/** The last attempt: that is the one which the history keeps. */
function resultOf({ attempt, startedAt, finishedAt, exit, output, error }: RunStep, stepId: string): StepResult {
  return { stepId, attempt, startedAt, finishedAt, outcome: { exit, output, ...(error && { error }) } };
}

/** The event that a step waited for, as far as the step kept it. */
export function arrivedEvent({ output, finishedAt }: RunStep, workspaceId: string): StoredEvent | null {
  const kept = output['event'];
  if (typeof kept !== 'object' || kept === null) return null;
  return storedEvent.safeParse({ ...kept, workspaceId, acceptedAt: finishedAt }).data ?? null;
}

function hasPassed({ fired: { reason }, token }: Timer, left: RunStep | undefined, { ended }: RunDocument): boolean {
  switch (reason) {
    case 'delay':
    case 'event':
      return left !== undefined;
    case 'timeout':
      // An event of the very instant at which the time was over may have been first.
      return left !== undefined && arrivedEvent(left, token.run.workspace) === null;
    case 'deadline':
      return ended?.reason.kind === 'deadline';
    case 'retry':
    case 'full':
    case 'quiet':
      return true;
    default:
      return reason satisfies never;
  }
}

/** How the run was ended by somebody, or by an event; null when it was not. */
export function endingFromOutside({ ended }: RunDocument): Ending | null {
  return ended && isFromOutside(ended.reason) ? ended : null;
}

/** The others follow from the run's own steps and settings. */
function isFromOutside({ kind }: EndingReason): boolean {
  return kind !== 'stop' && kind !== 'deadline';
}
