import { Injectable } from '@nestjs/common';
import { laneKey, stepIdOf, waitingRuns, type RunDocument, type StepLane } from '@fanfare/contracts';
import { Bus, Requests, WorkQueues } from '@fanfare/bus';
import { DeadLetterStore } from '../dead-letters/dead-letter.store.js';
import { RunStore } from '../runs/run.store.js';
import { OpenRunStore } from './open-run.store.js';
import type { Sighting } from './suspect.js';

/** As many runs as one question to the orchestrator may name. */
const maxAsked = 1_000;

/**
 * Finds among runs those that nothing will make go on: no timer of theirs is armed, nobody waits in them, they are not
 * behind a run that is still going, and none of their steps waits for a vendor. The cheapest question comes first, and those it answers are asked no other: most
 * runs that are quiet have a timer.
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
    const alone = without(unarmed, await this.waiting(unarmed));
    const documents = [...(await this.runs.load(alone)).values()].map(({ run }) => run);
    const calling = await this.calling(documents);
    const inLanes = await this.inLanes(documents);
    const still = documents.filter(({ id }) => !calling.has(id) && !inLanes.has(id));
    const letters = await this.letters.ofRuns(still.map(({ id }) => id));
    return new Map(still.map(({ id, workspace }) => [id, { workspace, letters: letters.get(id) ?? [] }]));
  }

  /** Those in which somebody waits. One that is behind others only does so while one of these is not over. */
  private async waiting(runs: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (let i = 0; i < runs.length; i += maxAsked) {
      const { waiting } = await this.requests.ask(waitingRuns, { runs: runs.slice(i, i + maxAsked) }, 15_000);
      const ahead = await this.open.open(waiting.flatMap(({ behind }) => behind));
      const going = new Set(ahead.map(({ id }) => id));
      const really = waiting.filter(({ behind }) => behind.length === 0 || behind.some((run) => going.has(run)));
      found.push(...really.map(({ run }) => run));
    }
    return found;
  }

  /** Those of which a step waits for a vendor, in a lane that is not empty. */
  private async inLanes(documents: readonly RunDocument[]): Promise<Set<string>> {
    const waiting = documents.flatMap((run) => lanesOf(run).map((lane) => ({ run: run.id, lane })));
    const found = new Set<string>();
    for (const [service, ofService] of Map.groupBy(waiting, ({ lane }) => lane.service)) {
      const inUse = await this.queues.lanesInUse(service);
      for (const { run, lane } of ofService) if (inUse.has(laneKey(lane))) found.add(run);
    }
    return found;
  }

  /** Those that wait for the end of a run that they called, and which is not over. */
  private async calling(documents: readonly RunDocument[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const [workspace, ofWorkspace] of Map.groupBy(documents, ({ workspace }) => workspace)) {
      const calls = new Map(ofWorkspace.flatMap((run) => callsOf(run).map((call) => [call, run.id])));
      if (calls.size === 0) continue;
      for (const call of await this.open.called(workspace, [...calls.keys()])) {
        const caller = calls.get(call);
        if (caller !== undefined) found.add(caller);
      }
    }
    return found;
  }
}

function callsOf(run: RunDocument): string[] {
  const calls = run.steps.filter(({ action, status }) => action === 'CallWorkflow' && status === 'Waiting');
  return calls.map((step) => stepIdOf({ run, ...step }));
}

function lanesOf(run: RunDocument): StepLane[] {
  return run.steps.flatMap(({ status, lane }) => (status === 'Waiting' && lane ? [lane] : []));
}

function without(runs: readonly string[], some: readonly string[]): string[] {
  const gone = new Set(some);
  return runs.filter((run) => !gone.has(run));
}
