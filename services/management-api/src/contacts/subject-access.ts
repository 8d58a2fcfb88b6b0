import { Injectable } from '@nestjs/common';
import { exportContact, type Json, type ReplyOf } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { jsonText, type LongDocument, type Pages } from '../http/json-text.js';
import { KnownElsewhere } from './known-elsewhere.js';

type Page = ReplyOf<typeof exportContact>;

/** All that is known of a contact, for the contact: one document of each service that knows something. */
@Injectable()
export class SubjectAccess {
  constructor(
    private readonly requests: Requests,
    private readonly elsewhere: KnownElsewhere,
  ) {}

  /** The text of it, piece by piece. Who is not there is refused before the first. */
  async of(workspace: string, id: string): Promise<AsyncGenerator<string>> {
    const first = await this.page(workspace, id);
    const { contact, identities } = first;
    const names = identities.flatMap((identity) => (typeof identity['id'] === 'string' ? [identity['id']] : []));
    const whose = { workspace, contact: contact.id, ids: [...new Set([contact.id, ...names])] };
    return jsonText(
      new Map<string, Json | Pages | LongDocument>([
        ['exportedAt', Date.now()],
        ['contacts', this.contactsDocument(workspace, first)],
        ...this.elsewhere.of(whose),
      ]),
    );
  }

  /** The pages have the changes first, and then the starts. */
  private contactsDocument(workspace: string, first: Page): LongDocument {
    const { contact, createdAt, updatedAt, identities, devices } = first;
    let now = first;
    const goOn = async (): Promise<boolean> => {
      if (now.next === null) return false;
      now = await this.page(workspace, contact.id, now.next);
      return true;
    };
    async function* changes(): Pages {
      // What moves within contacts' database meanwhile is on two pages.
      const told = new Set<string>();
      do {
        const fresh = now.changes.filter((change) => !told.has(keyOf(change)));
        for (const change of fresh) told.add(keyOf(change));
        yield fresh;
      } while (now.starts.length === 0 && (await goOn()));
    }
    async function* starts(): Pages {
      do yield now.starts;
      while (await goOn());
    }
    return new Map<string, Json | Pages>([
      ['contact', contact as Json],
      ['createdAt', createdAt],
      ['updatedAt', updatedAt],
      ['identities', identities],
      ['devices', devices],
      ['changes', changes()],
      ['starts', starts()],
    ]);
  }

  private page(workspace: string, id: string, after?: string): Promise<Page> {
    return this.requests.ask(exportContact, { workspace, id, after });
  }
}

function keyOf({ cause, property }: Page['changes'][number]): string {
  return JSON.stringify([cause, property]);
}
