import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { listLostRuns, runSummary, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { RunStore } from '../runs/run.store.js';
import { OpenRunStore } from './open-run.store.js';
import { StuckRunStore } from './stuck-run.store.js';

/** Says which runs do not go on by themselves. */
@Controller()
export class LostRunsController {
  constructor(
    private readonly stuck: StuckRunStore,
    private readonly open: OpenRunStore,
    private readonly runs: RunStore,
  ) {}

  @Answers(listLostRuns)
  async list({ workspace, limit }: z.output<typeof listLostRuns.request>): Promise<ReplyOf<typeof listLostRuns>> {
    const found = await this.stuck.found(workspace, limit);
    const ids = found.map(({ run }) => run);
    const kept = await this.runs.load(ids);
    const heardOf = new Map((await this.open.open(ids)).map(({ id, lastFactAt }) => [id, lastFactAt]));
    return {
      runs: found.flatMap(({ run: id, standing, lastFactAt, foundAt, letters }) => {
        const run = kept.get(id)?.run;
        // It went on after it was last looked at.
        if (!run || foundAt === null || heardOf.get(id) !== lastFactAt) return [];
        return [{ run: runSummary.parse(run), standing, lastFactAt, foundAt, letters }];
      }),
    };
  }
}
