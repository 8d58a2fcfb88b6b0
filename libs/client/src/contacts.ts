import { z } from 'zod';
import {
  contactDeletion,
  contactProfile,
  deleteContacts,
  listDeletions,
  mergeContacts,
  previewMerge,
  timelinePage,
  undoMerge,
  type ReplyOf,
  type TimelinePage,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

const deleted = deleteContacts.reply.extend({
  deleted: z.array(contactDeletion.extend({ id: z.string(), jobs: z.array(z.string()) })),
});
const everything = z.looseObject({});

/** What people do with contacts. */
export class Contacts {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  profile(id: string): Promise<z.infer<typeof contactProfile>> {
    return this.ask({ method: 'GET', path: `${at(id)}/profile`, reply: contactProfile });
  }

  /** Newest first; `after` goes on behind a page that said so. */
  timeline(id: string, query: { limit?: number; after?: string }): Promise<TimelinePage> {
    return this.ask({ method: 'GET', path: `${at(id)}/timeline`, query, reply: timelinePage });
  }

  previewMerge(id: string, loser: string): Promise<ReplyOf<typeof previewMerge>> {
    return this.ask({ method: 'POST', path: `${at(id)}/merge/preview`, body: { loser }, reply: previewMerge.reply });
  }

  merge(id: string, loser: string): Promise<ReplyOf<typeof mergeContacts>> {
    return this.ask({ method: 'POST', path: `${at(id)}/merge`, body: { loser }, reply: mergeContacts.reply });
  }

  undoMerge(id: string): Promise<ReplyOf<typeof undoMerge>> {
    const path = `/contact-merges/${encodeURIComponent(id)}/undo`;
    return this.ask({ method: 'POST', path, body: {}, reply: undoMerge.reply });
  }

  /** For good; `confirm` is the word that says so. */
  delete(ids: readonly string[], confirm: string): Promise<z.infer<typeof deleted>> {
    return this.ask({ method: 'POST', path: '/contacts/delete', body: { ids, confirm }, reply: deleted });
  }

  /** What was deleted, and how far that is, newest first. */
  deletions(): Promise<ReplyOf<typeof listDeletions>> {
    return this.ask({ method: 'GET', path: '/contact-deletions', reply: listDeletions.reply });
  }

  /** All that is known of it, for the contact. */
  export(id: string): Promise<z.infer<typeof everything>> {
    return this.ask({ method: 'GET', path: `${at(id)}/export`, reply: everything });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(id: string): string {
  return `/contacts/${encodeURIComponent(id)}`;
}
