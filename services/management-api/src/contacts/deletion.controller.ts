import { createHash } from 'node:crypto';
import { Controller } from '@nestjs/common';
import {
  contactTotals,
  deleteContacts,
  deleteWord,
  listDeletions,
  referencesOfContact,
  startRunJob,
  type ReplyOf,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { CallerNames } from '../accounts/caller-names.js';
import { callerOf } from '../accounts/caller.js';
import { streamed } from '../http/download.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { deletionRoutes as routes } from './deletion.routes.js';
import { SubjectAccess } from './subject-access.js';

type Deleted = ReplyOf<typeof deleteContacts>['deleted'][number] & { jobs: string[] };

/** What is known of one contact in many places takes its time to be removed. */
const patienceMs = 30_000;

@Controller()
export class DeletionController {
  constructor(
    private readonly requests: Requests,
    private readonly access: SubjectAccess,
    private readonly callers: CallerNames,
  ) {}

  @Serves(routes.delete)
  async delete({ params: { workspace }, body: { ids }, caller }: Given<typeof routes.delete>) {
    const by = (await this.callers.of(callerOf(caller))).name;
    const answer: { deleted: Deleted[]; unknown: string[] } = { deleted: [], unknown: [] };
    for (const id of new Set(ids)) {
      // Runs first: once the contact is gone nobody knows its other names any more.
      const jobs = await this.endRuns(workspace, id);
      const asked = { workspace, ids: [id], confirm: deleteWord, by };
      const { deleted, unknown } = await this.requests.ask(deleteContacts, asked, patienceMs);
      answer.deleted.push(...deleted.map((deletion) => ({ ...deletion, jobs })));
      answer.unknown.push(...unknown);
    }
    return answer;
  }

  @Serves(routes.deletions)
  deletions({ params, query }: Given<typeof routes.deletions>) {
    return this.requests.ask(listDeletions, { ...params, ...query });
  }

  @Serves(routes.totals)
  totals({ params }: Given<typeof routes.totals>) {
    return this.requests.ask(contactTotals, params);
  }

  @Serves(routes.export)
  async export({ params: { workspace, id } }: Given<typeof routes.export>) {
    return streamed('contact.json', 'application/json; charset=utf-8', await this.access.of(workspace, id));
  }

  /** Ends what runs about the contact. Under ids computed from it: the same deletion again finds its jobs. */
  private async endRuns(workspace: string, id: string): Promise<string[]> {
    const { references } = await this.requests.ask(referencesOfContact, { workspace, id });
    const jobs: string[] = [];
    for (const contact of references.flatMap((reference) => reference.id ?? [])) {
      const digest = createHash('sha256').update(`${workspace}/${contact}`).digest('hex').slice(0, 32);
      const job = { kind: 'cancel', filter: { contact }, reason: 'ContactDeleted' } as const;
      await this.requests.ask(startRunJob, { workspace, id: `delete-${digest}`, ...job });
      jobs.push(`delete-${digest}`);
    }
    return jobs;
  }
}
