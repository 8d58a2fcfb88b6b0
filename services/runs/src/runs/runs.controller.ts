import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { countRuns, getRun, getRuns, listRuns, maxBytesPerMessage, type ReplyOf } from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { readCursor, writeCursor } from './cursor.js';
import { runFilter } from './run-filter.js';
import { RunStore } from './run.store.js';

type Asked<C extends { request: z.ZodType }> = z.output<C['request']>;

/** Answers what people ask about runs. */
@Controller()
export class RunsController {
  constructor(private readonly runs: RunStore) {}

  @Answers(listRuns)
  async list({ after, limit, ...query }: Asked<typeof listRuns>): Promise<ReplyOf<typeof listRuns>> {
    const cursor = after === undefined ? null : readCursor(after);
    if (after !== undefined && !cursor) {
      throw new RequestRefused('Invalid', 'The list cannot go on there.', [
        { path: 'after', message: 'take `next` of the page before' },
      ]);
    }
    // One more than asked for tells whether there is a next page.
    const found = await this.runs.list(runFilter(query, cursor), limit + 1);
    const runs = found.slice(0, limit);
    const last = runs.at(-1);
    return { runs, next: found.length > limit && last ? writeCursor(last) : null };
  }

  @Answers(getRun)
  async get({ workspace, id }: Asked<typeof getRun>): Promise<ReplyOf<typeof getRun>> {
    return { run: await this.runs.find(workspace, id) };
  }

  @Answers(getRuns)
  async getMany({ workspace, ids }: Asked<typeof getRuns>): Promise<ReplyOf<typeof getRuns>> {
    const kept = await this.runs.load(ids);
    const answer: ReplyOf<typeof getRuns> = { runs: [], left: [], tooLarge: [] };
    let room = maxBytesPerMessage;
    for (const [id, { run, json }] of kept) {
      if (run.workspace !== workspace) continue;
      const bytes = Buffer.byteLength(json);
      if (bytes > maxBytesPerMessage) answer.tooLarge.push(id);
      else if (bytes > room) answer.left.push(id);
      else {
        answer.runs.push(run);
        room -= bytes;
      }
    }
    return answer;
  }

  @Answers(countRuns)
  async count(query: Asked<typeof countRuns>): Promise<ReplyOf<typeof countRuns>> {
    return { counts: await this.runs.count(runFilter(query)) };
  }
}
