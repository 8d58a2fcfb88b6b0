import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, mongo } from 'mongoose';
import { insertNew, Unavailable } from '@fanfare/chassis';

/** A document that counts its writes: the guard of the next one. */
export interface Kept {
  _id: string;
  rev: number;
}

/** Others writing to one document at the same moment; each loss costs a read. */
const maxLostRaces = 100;

/**
 * Documents that are read, decided on, and written only as they were read; whoever lost decides again. A decision must
 * give its argument back when there is nothing to change: so it may be made as often as one likes.
 */
export class Guarded<T extends Kept> {
  constructor(private readonly collection: Collection<T>) {}

  async find(keys: readonly string[]): Promise<Map<string, T>> {
    if (keys.length === 0) return new Map();
    const found = (await this.collection
      .find({ _id: { $in: [...new Set(keys)] } } as unknown as mongo.Filter<T>)
      .toArray()) as unknown as T[];
    return new Map(found.map((document) => [document._id, document]));
  }

  /**
   * Gives the documents as they are afterwards. `decide` gives null for one that is not there and is not to be; of one document
   * its last decision is the one that stands. `known`: the documents of these keys, where they have just been read.
   */
  async change(
    keys: readonly string[],
    decide: (key: string, now: T | null) => T | null,
    known?: ReadonlyMap<string, T>,
  ): Promise<Map<string, T>> {
    const settled = new Map<string, T>();
    let open = [...new Set(keys)];
    for (let races = 0; open.length > 0; races++) {
      if (races >= maxLostRaces) throw new Unavailable('Too many writes to one document at once');
      if (races > 1) await sleep(Math.random() * 10 * Math.min(races, 10));
      const found = (races === 0 && known) || (await this.find(open));
      const changes: T[] = [];
      for (const key of open) {
        const now = found.get(key) ?? null;
        const next = decide(key, now);
        if (next && next !== now) changes.push({ ...next, rev: (now?.rev ?? 0) + 1 });
        else if (next) settled.set(key, next);
      }
      const lost = await this.write(changes);
      for (const change of changes) if (!lost.has(change._id)) settled.set(change._id, change);
      open = [...lost];
    }
    return settled;
  }

  /** Gives the keys of those to be decided on again. */
  private async write(changes: readonly T[]): Promise<Set<string>> {
    const fresh = changes.filter(({ rev }) => rev === 1);
    const known = changes.filter(({ rev }) => rev > 1);
    const [taken, missed] = await Promise.all([this.insert(fresh), this.replace(known)]);
    return new Set([...taken, ...missed]);
  }

  private async insert(documents: readonly T[]): Promise<string[]> {
    const taken = await insertNew(this.collection, documents as readonly mongo.OptionalUnlessRequiredId<T>[]);
    return taken.map((index) => documents[index]?._id ?? '');
  }

  private async replace(documents: readonly T[]): Promise<string[]> {
    if (documents.length === 0) return [];
    const operations = documents.map((document) => ({
      replaceOne: { filter: { _id: document._id, rev: document.rev - 1 }, replacement: document },
    }));
    const { matchedCount } = await this.collection.bulkWrite(
      operations as unknown as mongo.AnyBulkWriteOperation<T>[],
      {
        ordered: false,
      },
    );
    // A bulk write says how many were lost, not which. Deciding anew about one that was not lost changes nothing.
    return matchedCount === documents.length ? [] : documents.map(({ _id }) => _id);
  }
}
