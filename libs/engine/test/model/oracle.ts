import type { RunDocument, StepResult } from '@fanfare/contracts';
import type { CompiledWorkflow, Start } from '../../src/index.js';
import { play, type World as Outside } from '../../src/play.js';
import type { Call } from '../../src/results.js';
import { simulationOf } from '../../src/simulate.js';
import { called, refusalOf, resultOf } from './calls.js';
import type { Case } from './cases.js';
import type { World } from './world.js';

/** How a run ends where nothing goes wrong and everybody takes a tenth of a second, as the engine's own player plays it. */
export function playedCalmly(world: World, start: Start): RunDocument {
  const outside: Outside = {
    result: ({ command }, now) => {
      const { stepId, attempt } = command;
      const { contact, ...outcome } = world.outcomeOf(command);
      return { stepId, attempt, startedAt: now, finishedAt: now + 100, outcome, ...(contact && { contact }) };
    },
    called: (call) => resultOfCall(world, call),
    event: () => null,
    passes: () => true,
    goesOn: () => null,
    ending: null,
  };
  return simulationOf(play(world.workflowOf(start.run), start, outside)).document;
}

function resultOfCall(world: World, call: Call): StepResult {
  const { start } = called(world, call);
  if (!start) return resultOf(call, { error: refusalOf(call) });
  const { status, finishedAt } = playedCalmly(world, start);
  const error = { code: 'Failed', message: '', retryable: false };
  return resultOf(call, status === 'Success' ? {} : { error }, finishedAt ?? call.at);
}

/**
 * Whether it depends on the workflows alone how a run ends. It does not where somebody ends it from outside or by its clock,
 * where an event may be faster than the time, where a Stop ends what others are still at, and where branches that may be
 * the first to come choose by their names.
 */
export function isDetermined(
  { events, cancelledAfterMs, mainSettings, otherSettings }: Case,
  workflows: ReadonlyMap<string, CompiledWorkflow>,
): boolean {
  const isTimed = [mainSettings, otherSettings].some(({ deadline }) => deadline !== undefined);
  const nodes = [...workflows.values()].flatMap(({ nodes }) => [...nodes.values()]);
  const has = (action: string) => nodes.some((node) => node.action === action);
  const isRace = nodes.some((node) => node.kind === 'logic' && node.logic.waitsFor === 'any') && has('RandomSplit');
  const isStopped = has('Stop') && [...workflows.values()].some(({ parallel }) => parallel);
  return events.length === 0 && cancelledAfterMs === null && !isTimed && !isRace && !isStopped;
}
