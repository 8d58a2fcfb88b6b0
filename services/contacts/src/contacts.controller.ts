import { Controller } from '@nestjs/common';
import {
  contactHistory,
  contactLists,
  getContact,
  recallContacts,
  referencesOfContact,
  resolveContacts,
  saveContact,
  type ContactSnapshot,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import type { z } from 'zod';
import { ArchiveStore } from './contact/archive.store.js';
import { isOfThem, keysOfAll } from './contact/contact.js';
import { Finder } from './contact/finder.js';
import { Saver } from './contact/saver.js';
import { Snapshots } from './contact/snapshots.js';
import { arrivalOf, saysWho, type Arrival } from './identity/arrival.js';
import { ListStore } from './lists/list.store.js';
import { KnownDefinitions, problemOf } from './properties/definitions.js';
import { Recaller } from './resolve/recaller.js';
import { Resolver } from './resolve/resolver.js';

/** What other services ask this one. */
@Controller()
export class ContactsController {
  constructor(
    private readonly resolver: Resolver,
    private readonly recaller: Recaller,
    private readonly saver: Saver,
    private readonly finder: Finder,
    private readonly snapshots: Snapshots,
    private readonly archive: ArchiveStore,
    private readonly lists: ListStore,
    private readonly definitions: KnownDefinitions,
  ) {}

  @Answers(resolveContacts)
  async resolve({ starts }: z.output<typeof resolveContacts.request>): Promise<ReplyOf<typeof resolveContacts>> {
    const arrivals = arrivalsOf(starts);
    const snapshots = await this.resolver.resolve(arrivals);
    return { starts: starts.map(({ run }) => ({ run, contact: snapshots.get(run) as ContactSnapshot })) };
  }

  @Answers(recallContacts)
  async recall({
    workspace,
    starts,
  }: z.output<typeof recallContacts.request>): Promise<ReplyOf<typeof recallContacts>> {
    const arrivals = arrivalsOf(starts.map((start) => ({ ...start, workspace })));
    return { starts: await this.recaller.recall(workspace, arrivals) };
  }

  @Answers(saveContact)
  async save({ workspace, contact, source }: z.output<typeof saveContact.request>): Promise<ContactSnapshot> {
    const saved = await this.saver.save(workspace, contact, source ?? 'admin');
    const [snapshot] = await this.snapshots.of([saved]);
    return snapshot as ContactSnapshot;
  }

  @Answers(getContact)
  async get({ workspace, id }: z.output<typeof getContact.request>): Promise<ReplyOf<typeof getContact>> {
    const found = await this.finder.get(workspace, id);
    const [contact] = found ? await this.snapshots.of([found]) : [];
    return { contact: contact ?? null };
  }

  @Answers(referencesOfContact)
  async references({
    workspace,
    id,
  }: z.output<typeof referencesOfContact.request>): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: await this.finder.references(workspace, id) };
  }

  @Answers(contactHistory)
  async history({ workspace, id }: z.output<typeof contactHistory.request>): Promise<ReplyOf<typeof contactHistory>> {
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    const [causes, defined] = [await this.archive.history(keysOfAll(contact)), await this.definitions.of(workspace)];
    return {
      changes: causes.flatMap(({ cause, source, at, rows }) =>
        rows.filter(isOfThem).map(({ kind, property, before, after }) => {
          const problem = kind === 'properties' ? problemOf(defined, property, after) : null;
          return { property, value: after, before, source, cause, at, ...(problem !== null && { problem }) };
        }),
      ),
    };
  }

  @Answers(contactLists)
  async allLists({
    workspace,
    archived,
  }: z.output<typeof contactLists.request>): Promise<ReplyOf<typeof contactLists>> {
    const lists = await this.lists.counted(workspace, archived);
    return { lists: lists.map(({ id, name, members }) => ({ id, name, members })) };
  }
}

type Start = z.output<typeof resolveContacts.request>['starts'][number];

function arrivalsOf(starts: readonly Start[]): Arrival[] {
  const nobody = starts.findIndex(({ contact }) => !saysWho(contact));
  if (nobody >= 0) {
    const message = 'give an id, an email, a mobile or an anonymousId';
    throw new RequestRefused('Invalid', 'A start does not say who it is about.', [
      { path: `starts.${nobody}.contact`, message },
    ]);
  }
  return starts.map(({ run, ...rest }) => arrivalOf({ ...rest, cause: run, source: 'event', order: 'settled' }));
}
