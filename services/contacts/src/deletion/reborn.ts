import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { contactKey } from '../contact/contact.js';
import { DeletionStore } from './deletion.store.js';

/**
 * Somebody who was deleted and comes again is somebody new. The old name stays gone, because runs may still hold it; the
 * new one is computed from it, so that two who meet the same person at once make one contact.
 */
@Injectable()
export class Reborn {
  constructor(private readonly deletions: DeletionStore) {}

  /** For those of the names (`workspace/id`) that are gone, the names to use instead. */
  async of(keys: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    let open = [...(await this.deletions.gone(keys))].map((key) => ({ key, name: nextName(key) }));
    while (open.length > 0) {
      const gone = await this.deletions.gone(open.map(({ name }) => name));
      for (const { key, name } of open) if (!gone.has(name)) names.set(key, name);
      open = open.filter(({ name }) => gone.has(name)).map(({ key, name }) => ({ key, name: nextName(name) }));
    }
    return names;
  }
}

function nextName(key: string): string {
  const workspace = key.slice(0, key.indexOf('/'));
  return contactKey(workspace, createHash('sha256').update(`again/${key}`).digest('hex').slice(0, 24));
}
