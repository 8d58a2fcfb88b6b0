import { Injectable } from '@nestjs/common';
import type { contactChanges, ReplyOf } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { ArchiveStore, type Place } from '../contact/archive.store.js';
import { isOfThem, keysOfAll } from '../contact/contact.js';
import { Finder } from '../contact/finder.js';

/** How a contact came to be what it is, page by page. */
@Injectable()
export class Changes {
  constructor(
    private readonly finder: Finder,
    private readonly archive: ArchiveStore,
  ) {}

  async page(
    workspace: string,
    id: string,
    after: string | undefined,
    limit: number,
  ): Promise<ReplyOf<typeof contactChanges>> {
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    const found = await this.archive.page(keysOfAll(contact), placeOf(after), limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      changes: page.map(({ cause, source, at, rows }) => ({
        id: cause,
        source,
        at,
        rows: rows
          .filter(isOfThem)
          .map(({ kind: what, property, before, after: value }) => ({ what, property, before, value })),
      })),
      next: found.length > limit && last ? `${last.at}.${last.cause}` : null,
    };
  }
}

function placeOf(after: string | undefined): Place | null {
  if (after === undefined) return null;
  const dot = after.indexOf('.');
  const at = Number(after.slice(0, dot));
  if (dot > 0 && Number.isFinite(at)) return { at, cause: after.slice(dot + 1) };
  const message = 'take `next` of the page before';
  throw new RequestRefused('Invalid', 'The list cannot go on there.', [{ path: 'after', message }]);
}
