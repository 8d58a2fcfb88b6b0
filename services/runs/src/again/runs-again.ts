import { Injectable } from '@nestjs/common';
import {
  endRuns,
  isFinished,
  maxBytesPerMessage,
  maxRunsPerRequest,
  replayBranches,
  startAnew,
  type AnewBy,
  type EndingReason,
  type RefusedRun,
  type ReplyOf,
  type runAnew,
  type RunDocument,
} from '@fanfare/contracts';
import { RequestRefused, Requests } from '@fanfare/bus';
import { failedBranches, loopDepth } from '@fanfare/engine';
import { RunStore } from '../runs/run.store.js';
import { EventsOfRuns } from './events-of-runs.js';
import { FailedBranchStore, type FailedBranch } from './failed-branch.store.js';

const patienceMs = 30_000;

/** Has done with runs what people ask. Whatever is asked again is the same: nothing is done twice. */
@Injectable()
export class RunsAgain {
  constructor(
    private readonly runs: RunStore,
    private readonly failed: FailedBranchStore,
    private readonly events: EventsOfRuns,
    private readonly requests: Requests,
  ) {}

  async end(workspace: string, runs: readonly string[], reason: EndingReason): Promise<void> {
    const ending = { at: Date.now(), status: 'Cancelled', reason } as const;
    if (runs.length > 0) await this.requests.ask(endRuns, { workspace, runs: [...runs], ...ending }, patienceMs);
  }

  async replay(workspace: string, ids: readonly string[]): Promise<{ replayed: string[]; refused: RefusedRun[] }> {
    const { found, refused } = await this.load(workspace, ids);
    const tried = found.flatMap((run) => {
      const because = whyNotReplayed(run);
      if (because !== null) refused.push({ run: run.id, because });
      return because === null ? [run] : [];
    });
    const branches = tried.flatMap((run) => failedBranches(run).map((branch) => ({ run: run.id, branch })));
    const kept = await this.failed.find(branches);
    // Items alone would be for nothing: the ForEach that waits for them would not go on.
    const known = new Set(kept.filter(({ branch }) => loopDepth(branch) === 0).map(({ run }) => run));
    for (const { id } of tried) if (!known.has(id)) refused.push({ run: id, because: notKept });
    const inOrder = kept.filter(({ run }) => known.has(run)).sort((a, b) => loopDepth(b.branch) - loopDepth(a.branch));
    const replayed: string[] = [];
    for (const tokens of chunked(inOrder)) {
      const answer = await this.requests.ask(replayBranches, { workspace, tokens }, patienceMs);
      replayed.push(...answer.replayed);
      refused.push(...answer.refused);
    }
    return { replayed: [...new Set(replayed)], refused };
  }

  async anew(
    workspace: string,
    ids: readonly string[],
    { by, request }: { by: AnewBy; request: string },
  ): Promise<ReplyOf<typeof runAnew>> {
    const { found, refused } = await this.load(workspace, ids);
    const started: { run: string; as: string }[] = [];
    const events = await this.events.find(found);
    for (const run of found) {
      const event = events.get(run.id);
      const because = whyNotAnew(run, event);
      if (because !== null || event === undefined) refused.push({ run: run.id, because: because ?? eventGone });
      else {
        const as = await this.startAnew(run, event, by, request);
        if ('because' in as) refused.push(as);
        else started.push({ run: run.id, as: as.run });
      }
    }
    return { started, refused };
  }

  private async startAnew(run: RunDocument, event: string, by: AnewBy, request: string) {
    const { workspace, workflow, id: of } = run;
    const version = by === 'same' ? run.version : null;
    try {
      return await this.requests.ask(startAnew, { workspace, workflow, version, event, of, request }, patienceMs);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      return { run: run.id, because: error.message };
    }
  }

  private async load(workspace: string, ids: readonly string[]) {
    const kept = await this.runs.load(ids);
    const found = ids.flatMap((id) => kept.get(id)?.run ?? []).filter((run) => run.workspace === workspace);
    const known = new Set(found.map(({ id }) => id));
    const refused: RefusedRun[] = ids
      .filter((id) => !known.has(id))
      .map((run) => ({ run, because: 'it is not there' }));
    return { found, refused };
  }
}

const notKept = 'what its failed step knew was too large to keep; start it anew';
const contactGone = 'its contact was deleted';
const eventGone = 'its event is not among those that are kept';

function whyNotReplayed(run: RunDocument): string | null {
  if (run.contactDeleted) return contactGone;
  if (run.ended) return 'it was ended as a whole; start it anew';
  if (run.status !== 'Failed') return isFinished(run.status) ? 'it did not fail' : 'it is under way';
  return failedBranches(run).length === 0 ? notKept : null;
}

function whyNotAnew({ status, trigger, contactDeleted }: RunDocument, event: string | undefined): string | null {
  if (contactDeleted) return contactGone;
  if (!isFinished(status)) return 'it is under way; cancel it first';
  if (trigger === 'Workflow.Called') return 'a step of another run called it; start that run anew';
  return event === undefined ? eventGone : null;
}

/** As many tokens as one request may carry. */
function chunked(branches: readonly FailedBranch[]): string[][] {
  const chunks: string[][] = [[]];
  let room = maxBytesPerMessage;
  for (const { token } of branches) {
    // As text within JSON a token is longer than it is, mostly by its quotation marks.
    const bytes = Buffer.byteLength(JSON.stringify(token));
    const inLast = chunks.at(-1)?.length ?? 0;
    if (inLast === maxRunsPerRequest || (bytes > room && inLast > 0)) {
      chunks.push([]);
      room = maxBytesPerMessage;
    }
    room -= bytes;
    chunks.at(-1)?.push(token);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}
