import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { contactTotals, deleteContacts, exportContact, listDeletions, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Deleter, shown } from './deleter.js';
import { DeletionStore } from './deletion.store.js';
import { RemainsStore } from './remains.store.js';
import { SubjectAccess } from './subject-access.store.js';

/** What other services ask about contacts that are to go, and about what a contact may ask of us. */
@Controller()
export class DeletionController {
  constructor(
    private readonly deleter: Deleter,
    private readonly deletions: DeletionStore,
    private readonly remains: RemainsStore,
    private readonly access: SubjectAccess,
  ) {}

  @Answers(deleteContacts)
  async delete({
    workspace,
    ids,
    by,
  }: z.output<typeof deleteContacts.request>): Promise<ReplyOf<typeof deleteContacts>> {
    const answer: ReplyOf<typeof deleteContacts> = { deleted: [], unknown: [] };
    for (const id of new Set(ids)) {
      const deletion = await this.deleter.delete(workspace, id, by, Date.now());
      if (deletion) answer.deleted.push({ id, ...deletion });
      else answer.unknown.push(id);
    }
    return answer;
  }

  @Answers(listDeletions)
  async list({ workspace, limit }: z.output<typeof listDeletions.request>): Promise<ReplyOf<typeof listDeletions>> {
    return { deletions: (await this.deletions.latest(workspace, limit)).map(shown) };
  }

  @Answers(contactTotals)
  async count({ workspace }: z.output<typeof contactTotals.request>): Promise<ReplyOf<typeof contactTotals>> {
    const { live, deleted } = await this.remains.totals(workspace);
    return { live, deleted, total: live + deleted };
  }

  @Answers(exportContact)
  export({ workspace, id, after }: z.output<typeof exportContact.request>): Promise<ReplyOf<typeof exportContact>> {
    return this.access.page(workspace, id, after);
  }
}
