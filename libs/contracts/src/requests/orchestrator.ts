import { z } from 'zod';
import { endedRuns } from '../ended-runs.js';
import { workspaceId } from '../names.js';
import { refusedRun } from '../run-job.js';
import { defineRequest } from './request.js';

/** Runs that one request may name: what the answer waits for must be done within the asker's patience. */
export const maxRunsPerRequest = 200;

/** Ends runs as a whole, at their next step at the latest; what they wait for is forgotten. A run that is over stays as it is. */
export const endRuns = defineRequest(
  'orchestrator.end',
  endedRuns.extend({ workspace: workspaceId, runs: z.array(z.string()).max(maxRunsPerRequest) }),
  z.object({ ended: z.number().int() }),
);

/** Tries branches that failed again, from the tokens at which they failed. The same token again is the same try. */
export const replayBranches = defineRequest(
  'orchestrator.replay',
  z.object({ workspace: workspaceId, tokens: z.array(z.string()).max(maxRunsPerRequest) }),
  z.object({ replayed: z.array(z.string()), refused: z.array(refusedRun) }),
);

/** Starts a run of an event once more, by the version that the first one had or by the one in force now. */
export const startAnew = defineRequest(
  'orchestrator.anew',
  z.object({
    workspace: workspaceId,
    workflow: z.string(),
    /** Null: the version in force now. */
    version: z.number().int().positive().nullable(),
    /** The event as it was stored. */
    event: z.string(),
    /** The run that is done once more, and by whose request: the same again is the same run. */
    of: z.string(),
    request: z.string(),
  }),
  z.object({ run: z.string() }),
);

/**
 * Starts a test of a version, in force or not: a real run, with real effects, about the contact that the event names. No
 * setting keeps it from starting. The same `request` again is the same run.
 */
export const startTest = defineRequest(
  'orchestrator.test',
  z.object({
    workspace: workspaceId,
    workflow: z.string(),
    version: z.number().int().positive(),
    event: z.string(),
    request: z.string(),
    skipsDelays: z.boolean(),
  }),
  z.object({ run: z.string() }),
);

/**
 * In which of these runs somebody waits for something that is neither a message nor a timer of the run itself. `behind`:
 * the runs one of which must be over before this one has its turn; when there are none, it is an event that is waited
 * for, a person who resumes the workflow, or a turn that has its own timer.
 */
export const waitingRuns = defineRequest(
  'orchestrator.waiting',
  z.object({ runs: z.array(z.string()).max(1_000) }),
  z.object({
    waiting: z.array(
      z.object({
        run: z.string(),
        behind: z.array(z.string()),
        /** The steps in which somebody waits. Without it all of the run does. */
        steps: z.array(z.string()).optional(),
      }),
    ),
  }),
);
