import { Injectable } from '@nestjs/common';
import { laneKey, stepIdOf, waitingRuns, type RunDocument, type StepLane } from '@fanfare/contracts';
import { Bus, Requests, WorkQueues } from '@fanfare/bus';
import { DeadLetterStore } from '../dead-letters/dead-letter.store.js';
import { RunStore } from '../runs/run.store.js';
import { isLost } from './open-branches.js';
import { OpenRunStore } from './open-run.store.js';
import type { Sighting } from './suspect.js';

/** As many runs as one question to the orchestrator may name. */
const maxAsked = 1_000;

/** By run: the steps in which somebody waits; null when all of the run does. */
type Waiting = ReadonlyMap<string, readonly string[] | null>;

/**
 * Finds among runs those that nothing will make go on, or not one of their branches: no timer is armed, nobody waits, they
 * are not behind a run that is still going, and no step waits for a vendor. The cheapest question comes first, and those
 * it answers are asked no other: most runs that are quiet have one branch, and a timer.
 */
@Injectable()
export class Motion {
  constructor(
    private readonly bus: Bus,
    private readonly requests: Requests,
    private readonly open: OpenRunStore,
    private readonly runs: RunStore,
    private readonly letters: DeadLetterStore,
    private readonly queues: WorkQueues,
  ) {}

  async lacking(runs: readonly string[]): Promise<Map<string, Sighting>> {
    const unarmed = without(runs, await this.bus.armedRuns(runs));
    const forked = await this.open.forked(runs);
    const waiting = await this.waiting([...new Set([...unarmed, ...forked])]);
    // Of one that has several branches each is looked at: one may be lost while another waits.
    const alone = new Set([...without(unarmed, waiting.keys()), ...forked.filter((run) => waiting.get(run) !== null)]);
    const documents = [...(await this.runs.load([...alone])).values()].map(({ run }) => run);
    const moving = new Set([
      ...(await this.bus.armedSteps(forked.filter((run) => alone.has(run)))),
      ...[...waiting.values()].flatMap((steps) => steps ?? []),
      ...(await this.calling(documents)),
      ...(await this.inLanes(documents)),
    ]);
    const byRun = Map.groupBy(moving, (step) => step.slice(0, step.indexOf('/')));
    const still = documents.filter((run) => isLost(run, new Set(byRun.get(run.id) ?? [])));
    const letters = await this.letters.ofRuns(still.map(({ id }) => id));
    return new Map(still.map(({ id, workspace }) => [id, { workspace, letters: letters.get(id) ?? [] }]));
  }

  /** Those in which somebody waits. One that is behind others only does so while one of these is not over. */
  private async waiting(runs: readonly string[]): Promise<Waiting> {
    const found = new Map<string, readonly string[] | null>();
    for (let i = 0; i < runs.length; i += maxAsked) {
      const { waiting } = await this.requests.ask(waitingRuns, { runs: runs.slice(i, i + maxAsked) }, 15_000);
      const ahead = await this.open.open(waiting.flatMap(({ behind }) => behind));
      const going = new Set(ahead.map(({ id }) => id));
      const really = waiting.filter(({ behind }) => behind.length === 0 || behind.some((run) => going.has(run)));
      for (const { run, steps } of really) found.set(run, steps ?? null);
    }
    return found;
  }

  /** The steps that wait for a vendor, in a lane that is not empty. */
  private async inLanes(documents: readonly RunDocument[]): Promise<string[]> {
    const waiting = documents.flatMap(lanesOf);
    const found: string[] = [];
    for (const [service, ofService] of Map.groupBy(waiting, ({ lane }) => lane.service)) {
      const inUse = await this.queues.lanesInUse(service);
      for (const { step, lane } of ofService) if (inUse.has(laneKey(lane))) found.push(step);
    }
    return found;
  }

  /** The steps that wait for the end of a run that they called, and which is not over. */
  private async calling(documents: readonly RunDocument[]): Promise<string[]> {
    const found: string[] = [];
    for (const [workspace, ofWorkspace] of Map.groupBy(documents, ({ workspace }) => workspace)) {
      const calls = ofWorkspace.flatMap(callsOf);
      if (calls.length > 0) found.push(...(await this.open.called(workspace, calls)));
    }
    return found;
  }
}

function callsOf(run: RunDocument): string[] {
  const calls = run.steps.filter(({ action, status }) => action === 'CallWorkflow' && status === 'Waiting');
  return calls.map((step) => stepIdOf({ run, ...step }));
}

function lanesOf(run: RunDocument): { step: string; lane: StepLane }[] {
  return run.steps.flatMap((step) =>
    step.status === 'Waiting' && step.lane ? [{ step: stepIdOf({ run, ...step }), lane: step.lane }] : [],
  );
}

function without(runs: readonly string[], some: Iterable<string>): string[] {
  const gone = new Set(some);
  return runs.filter((run) => !gone.has(run));
}
