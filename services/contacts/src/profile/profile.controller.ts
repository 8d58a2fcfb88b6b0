import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { contactChanges, editContact, getProfile, propertyHistory, type ReplyOf } from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { ArchiveStore } from '../contact/archive.store.js';
import { keysOfAll, type Contact } from '../contact/contact.js';
import { Finder } from '../contact/finder.js';
import { ListStore } from '../lists/list.store.js';
import { KnownDefinitions, problemOf } from '../properties/definitions.js';
import { KnownSegments } from '../segments/known-segments.js';
import { Changes } from './changes.js';
import { Editing } from './editing.js';
import { profileOf } from './profile-of.js';

/** One contact, for the people who look after it. */
@Controller()
export class ProfileController {
  constructor(
    private readonly finder: Finder,
    private readonly editing: Editing,
    private readonly changes: Changes,
    private readonly archive: ArchiveStore,
    private readonly lists: ListStore,
    private readonly definitions: KnownDefinitions,
    private readonly segments: KnownSegments,
  ) {}

  @Answers(getProfile)
  async get({ workspace, id }: z.output<typeof getProfile.request>): Promise<ReplyOf<typeof getProfile>> {
    return this.shown(await this.there(workspace, id));
  }

  @Answers(editContact)
  async edit({ workspace, id, ...wanted }: z.output<typeof editContact.request>): Promise<ReplyOf<typeof editContact>> {
    return this.shown(await this.editing.edit(workspace, id, wanted));
  }

  @Answers(contactChanges)
  changed({
    workspace,
    id,
    after,
    limit,
  }: z.output<typeof contactChanges.request>): Promise<ReplyOf<typeof contactChanges>> {
    return this.changes.page(workspace, id, after, limit);
  }

  @Answers(propertyHistory)
  async history({
    workspace,
    id,
    property,
  }: z.output<typeof propertyHistory.request>): Promise<ReplyOf<typeof propertyHistory>> {
    const contact = await this.there(workspace, id);
    const defined = await this.definitions.of(workspace);
    const causes = await this.archive.history(keysOfAll(contact), property);
    return {
      changes: causes.flatMap(({ cause, source, at, rows }) =>
        rows.flatMap((row) => {
          if (row.property !== property) return [];
          const problem = row.kind === 'properties' ? problemOf(defined, property, row.after) : null;
          return [{ value: row.after, before: row.before, source, cause, at, ...(problem !== null && { problem }) }];
        }),
      ),
    };
  }

  private async there(workspace: string, id: string): Promise<Contact> {
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    return contact;
  }

  private async shown(contact: Contact): Promise<ReplyOf<typeof getProfile>> {
    const { workspace, lists } = contact;
    const found = await Promise.all(lists.map(async (list) => [list, await this.lists.find(workspace, list)] as const));
    const known = new Map(found.flatMap(([id, list]) => (list ? [[id, list] as const] : [])));
    return profileOf(contact, await this.definitions.of(workspace), known, await this.segments.of(workspace));
  }
}
