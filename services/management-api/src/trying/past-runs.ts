import { Injectable } from '@nestjs/common';
import { getRuns, type RunDocument } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';

/** Asks for the histories of runs. */
@Injectable()
export class PastRuns {
  constructor(private readonly requests: Requests) {}

  /** Those that were, by id. One that is larger than any answer is not among them. */
  async of(workspace: string, ids: readonly string[]): Promise<Map<string, RunDocument>> {
    const found = new Map<string, RunDocument>();
    for (let left = [...ids]; left.length > 0;) {
      const answer = await this.requests.ask(getRuns, { workspace, ids: left }, 15_000);
      for (const run of answer.runs) found.set(run.id, run);
      left = answer.left;
    }
    return found;
  }
}
