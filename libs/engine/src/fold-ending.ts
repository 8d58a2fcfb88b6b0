import type { RunDocument, RunEnded, RunMoved, RunStep } from '@fanfare/contracts';
import { byItself, compareText } from './fold-step.js';

type Ended = NonNullable<RunDocument['ended']>;

/** A run that ended as a whole; of two endings the first one counts. */
export function endRun(run: RunDocument, { at, status, reason }: RunEnded): RunDocument {
  const ended: Ended = { at, status, reason };
  return run.ended && !isEarlier(ended, run.ended) ? run : { ...run, ended };
}

/** A run that goes on with another version; the last one that it was moved to counts. */
export function moveRun(run: RunDocument, { at, version }: RunMoved): RunDocument {
  const isLater = !run.moved || at > run.moved.at || (at === run.moved.at && version > run.moved.version);
  return isLater ? { ...run, moved: { version, at } } : run;
}

/** The run as its ending leaves it. One whose branches had all ended before stays as they left it. */
export function withEnding(run: RunDocument): RunDocument {
  const { ended, finishedAt } = run;
  if (!ended) return run;
  // Until the last of its branches was heard of the ending counted, and steps were shown as cancelled by it.
  if (finishedAt !== null && finishedAt < ended.at) return { ...run, steps: run.steps.map(byItself) };
  return { ...run, status: ended.status, finishedAt: ended.at, steps: run.steps.map(cancelled) };
}

function cancelled(step: RunStep): RunStep {
  return step.status === 'Waiting' || step.status === 'Retrying' ? { ...step, status: 'Cancelled' } : step;
}

function isEarlier(a: Ended, b: Ended): boolean {
  return (a.at - b.at || compareText(JSON.stringify(a), JSON.stringify(b))) < 0;
}
