import { Injectable } from '@nestjs/common';
import { isFinished, type ContactToForget, type forgetRuns, type ReplyOf } from '@fanfare/contracts';
import { WorkQueues } from '@fanfare/bus';
import { Unavailable } from '@fanfare/chassis';
import { FailedBranchStore } from '../again/failed-branch.store.js';
import { RunsAgain } from '../again/runs-again.js';
import { JobStore } from '../jobs/job.store.js';
import { RunStore } from '../runs/run.store.js';
import { ForgottenLetters } from './forgotten-letters.js';
import { forgottenRun } from './forgotten-run.js';
import { RunOfContactStore } from './run-of-contact.store.js';
import { TraceOfContactStore } from './trace-of-contact.store.js';

/** Runs of one page: the document of one may have 8 MiB. */
const pageSize = 20;
const idsPerPage = 5_000;
/** Rounds until somebody else's writes to the same runs are waited out. */
const maxRounds = 20;
/** What was at work when the contact was deleted has put what follows so much later at the latest. */
const settleMs = 2_000;

type Page = ReplyOf<typeof forgetRuns>;

/** Takes contacts out of all that is known of runs. Whatever is asked again is done again, and finds what has come since. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly ofContact: RunOfContactStore,
    private readonly runs: RunStore,
    private readonly again: RunsAgain,
    private readonly failed: FailedBranchStore,
    private readonly letters: ForgottenLetters,
    private readonly traces: TraceOfContactStore,
    private readonly jobs: JobStore,
    private readonly queues: WorkQueues,
  ) {}

  async page(who: ContactToForget, at: number, after: string): Promise<Page> {
    const ids = await this.ofContact.page(who.workspace, idsOf(who), after, pageSize);
    await this.endRuns(who.workspace, ids);
    // Tokens first: whoever dies between the two finds the run again by its contact.
    const failedBranches = await this.failed.forget(ids);
    const { runs, workflows } = await this.forgetRuns(ids, who.placeholder);
    const isLast = ids.length < pageSize;
    const rest = isLast ? await this.forgetRest(who, at) : nothing;
    const forgotten = { runs, failedBranches, ...rest.forgotten };
    return { runs: ids, workflows, next: isLast ? null : (ids.at(-1) ?? null), forgotten, isSettled: rest.isSettled };
  }

  /** Whoever was asked to end them looks for them by the contact, and would not find them any more. */
  private async endRuns(workspace: string, ids: readonly string[]): Promise<void> {
    const known = [...(await this.runs.load(ids)).values()];
    const open = known.filter(({ run }) => !isFinished(run.status)).map(({ run }) => run.id);
    await this.again.end(workspace, open, { kind: 'contactDeleted' });
  }

  private async forgetRuns(
    ids: readonly string[],
    placeholder: string,
  ): Promise<{ runs: number; workflows: string[] }> {
    for (let round = 0; round < maxRounds; round++) {
      const known = [...(await this.runs.load(ids)).values()];
      const changed = known.flatMap(({ run: before, json: text, revision }) => {
        const run = forgottenRun(before, placeholder);
        const json = JSON.stringify(run);
        return json === text ? [] : [{ run, json, revision }];
      });
      const workflows = [...new Set(known.map(({ run }) => run.workflow))];
      if (changed.length === 0 || (await this.runs.replace(changed))) return { runs: changed.length, workflows };
    }
    throw new Unavailable(`Others wrote the same ${ids.length} runs ${maxRounds} times in a row`);
  }

  /** Letters, for which all runs have to be known, and what is of no run. */
  private async forgetRest(who: ContactToForget, at: number): Promise<Pick<Page, 'isSettled'> & { forgotten: Rest }> {
    const isAlone = await this.stopJobs(who, at);
    const runJobs = await this.traces.forgetJobs(who);
    const evaluations = await this.traces.forgetEvaluations(who);
    const deadLetters = await this.letters.forget(who, await this.allRuns(who), Date.now());
    const isSettled = isAlone && (await this.isOver(who, at));
    return { isSettled, forgotten: { runJobs, evaluations, deadLetters } };
  }

  /** Jobs about the contact's runs have nothing to do any more, whoever has them. Those that have just begun may end by themselves. */
  private async stopJobs(who: ContactToForget, at: number): Promise<boolean> {
    const running = await this.traces.runningJobs(who);
    const now = Date.now();
    if (now < at + settleMs) return running.length === 0;
    for (const id of running) await this.jobs.stop(who.workspace, id, now);
    return true;
  }

  private async allRuns(who: ContactToForget): Promise<Set<string>> {
    const all = new Set<string>();
    for (let after = ''; ;) {
      const ids = await this.ofContact.page(who.workspace, idsOf(who), after, idsPerPage);
      for (const id of ids) all.add(id);
      after = ids.at(-1) ?? after;
      if (ids.length < idsPerPage) return all;
    }
  }

  /** Nothing more can come of its runs: all messages of before it was deleted have been handled, steps too, and they are over. */
  private async isOver(who: ContactToForget, at: number): Promise<boolean> {
    const { oldest } = await this.queues.backlog();
    return oldest >= at + settleMs && (await this.ofContact.areOver(who.workspace, idsOf(who)));
  }
}

type Rest = Omit<Page['forgotten'], 'runs' | 'failedBranches'>;

const nothing = { isSettled: false, forgotten: { deadLetters: 0, evaluations: 0, runJobs: 0 } };

/** Also those that were forgotten before: what came for them since goes as well. */
function idsOf({ contacts, placeholder }: ContactToForget): string[] {
  return [...contacts, placeholder];
}
