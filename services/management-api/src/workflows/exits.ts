import { Injectable } from '@nestjs/common';
import { startRunJob } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Workflow } from './workflow.js';

/** Ends runs, of other versions when one was put in force that says so, all when the workflow was archived so. Asked again, it is the same job. */
@Injectable()
export class Exits {
  constructor(private readonly requests: Requests) {}

  /** For all that say so, not only the last: nobody may have come to it before the workflow was paused, say. */
  async settle({ workspace, id, activations, runsEndAt }: Workflow): Promise<void> {
    for (const { version, from, waitingRuns } of activations) {
      if (waitingRuns !== 'exit') continue;
      await this.requests.ask(startRunJob, {
        workspace,
        id: [workspace, id, 'exit', version, from].join('.'),
        kind: 'exit',
        // Those that begin later do so because somebody has put an older version in force again.
        filter: { workflow: id, versionNot: version, to: from },
        reason: `version ${version} was put in force`,
      });
    }
    if (runsEndAt !== null) {
      await this.requests.ask(startRunJob, {
        workspace,
        id: [workspace, id, 'archived', runsEndAt].join('.'),
        kind: 'cancel',
        filter: { workflow: id },
        reason: 'the workflow was archived',
      });
    }
  }
}
