import { ApiProblem, runTree } from '@fanfare/client';
import { isFinished, type JsonObject, type RunDocument } from '@fanfare/contracts';
import { parseJson } from '../arguments.js';
import type { Context } from '../context.js';
import { polled } from '../polled.js';

export interface LiveTestOptions {
  contact: string;
  event?: string;
  eventId?: string;
  version?: number;
  wait?: boolean;
}

const pollMs = 300;

/** Starts a real run as a test and shows it when it is over, or as far as it is when the command is interrupted. */
export async function liveTest(
  workflow: string,
  { contact, event, eventId, version, wait }: LiveTestOptions,
  { trying, management, terminal }: Context,
  signal: AbortSignal,
): Promise<boolean> {
  const started = await trying.liveTest(workflow, {
    contact,
    delays: wait ? 'wait' : 'skip',
    ...(event !== undefined && { event: parseJson(event, '--event') as JsonObject }),
    ...(eventId !== undefined && { eventId }),
    ...(version !== undefined && { version }),
  });
  let run: RunDocument | undefined;
  // At the signal the test goes on without anybody watching.
  for await (run of polled(() => management.run(started.run).catch(unlessThere), pollMs, signal)) {
    terminal.progress(`run ${started.run}: ${run?.status ?? 'Pending'}`);
    if (run && isFinished(run.status)) break;
  }
  terminal.show(run ?? started, () =>
    run ? runTree(run, { palette: terminal.palette, inputs: false }) : `run ${started.run}`,
  );
  return run?.status === 'Success';
}

/** At first nothing is known of the run. */
function unlessThere(error: unknown): undefined {
  if (error instanceof ApiProblem && error.problem.status === 404) return undefined;
  throw error;
}
