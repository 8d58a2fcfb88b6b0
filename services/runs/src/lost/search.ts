import { Injectable } from '@nestjs/common';
import { WorkQueues } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { Motion } from './motion.js';
import { OpenRunStore, type OpenRun } from './open-run.store.js';
import { StuckRunStore } from './stuck-run.store.js';
import { suspected, type Suspect } from './suspect.js';

/**
 * Looks at runs that have been quiet for a while. One of which nothing is found that would make it go on is looked at
 * again and again, until whatever was on its way when it was first looked at must have arrived.
 */
@Injectable()
export class Search {
  constructor(
    private readonly queues: WorkQueues,
    private readonly motion: Motion,
    private readonly open: OpenRunStore,
    private readonly stuck: StuckRunStore,
    private readonly log: Log,
  ) {}

  /** Looks at those that are suspected, and at so many more; says where the next search goes on. */
  async once(before: number, after: OpenRun | null, limit: number): Promise<OpenRun | null> {
    const { oldest: handledUntil } = await this.queues.backlog();
    const page = await this.open.quiet(before, after, limit);
    const due = (await this.stuck.due(limit)).map(({ run }) => run);
    const known = await this.stuck.load([...new Set([...due, ...page.map(({ id }) => id)])]);
    const again = await this.open.open(known.map(({ run }) => run));
    const runs = new Map([...again, ...page].map((run) => [run.id, run]));
    const lacking = await this.motion.lacking([...runs.keys()]);
    const { now: over } = await this.queues.backlog();
    const look = { handledUntil, over, now: Date.now() };
    const byRun = new Map(known.map((suspect) => [suspect.run, suspect]));
    const suspects = [...lacking].flatMap(([id, sighting]) => {
      const run = runs.get(id);
      return run ? [suspected(byRun.get(id), run, sighting, look)] : [];
    });
    await this.stuck.keep(suspects);
    await this.stuck.forget(known.map(({ run }) => run).filter((run) => !lacking.has(run)));
    this.report(suspects, byRun, lacking);
    return page.length < limit ? null : (page.at(-1) ?? null);
  }

  private report(
    suspects: readonly Suspect[],
    known: ReadonlyMap<string, Suspect>,
    lacking: ReadonlyMap<string, unknown>,
  ): void {
    for (const { run: runId, workspace, standing, foundAt, lastFactAt } of suspects) {
      if (foundAt === null || known.get(runId)?.foundAt === foundAt) continue;
      this.log.warn({ runId, workspace, standing, lastFactAt }, 'run does not go on by itself');
    }
    for (const { run: runId, foundAt } of known.values()) {
      if (foundAt !== null && !lacking.has(runId)) this.log.info({ runId }, 'run that was stuck goes on');
    }
  }
}
