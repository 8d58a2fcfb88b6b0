import { Injectable } from '@nestjs/common';
import { insertNew, Unavailable } from '@fanfare/chassis';
import { Collections, type StoredStart } from '../collections.store.js';
import { newEntry, type Entry } from './entry.js';

/** Rounds until somebody else's writes to the same entries are waited out. */
const maxRounds = 20;

/** What each contact has had of each workflow, and the runs that wait for their turn. */
@Injectable()
export class EntryStore {
  constructor(private readonly collections: Collections) {}

  /**
   * Changes entries, each by a pure function that is asked again when somebody else changed it meanwhile; gives what the
   * functions answered, in the order of the keys.
   */
  async change<A>(
    keys: readonly string[],
    change: (key: string, entry: Entry) => { entry: Entry; answer: A },
  ): Promise<A[]> {
    const answers = new Map<string, A>();
    let open = [...new Set(keys)];
    for (let round = 0; open.length > 0; round++) {
      if (round === maxRounds) {
        throw new Unavailable(`Others wrote the same ${open.length} entries ${round} times in a row`);
      }
      const found = await this.collections.entries.find({ _id: { $in: open } }).toArray();
      const known = new Map(found.map((stored) => [stored._id, stored]));
      const lost: string[] = [];
      for (const key of open) {
        const stored = known.get(key);
        const before = stored?.entry ?? null;
        const { entry, answer } = change(key, before === null ? newEntry() : (JSON.parse(before) as Entry));
        answers.set(key, answer);
        const text = JSON.stringify(entry);
        if (text !== before && !(await this.replace(key, text, stored?.rev ?? 0))) lost.push(key);
      }
      open = lost;
    }
    return keys.map((key) => answers.get(key) as A);
  }

  /** Those that there are. */
  async find(keys: readonly string[]): Promise<Map<string, Entry>> {
    if (keys.length === 0) return new Map();
    const found = await this.collections.entries.find({ _id: { $in: [...new Set(keys)] } }).toArray();
    return new Map(found.map(({ _id, entry }) => [_id, JSON.parse(entry) as Entry]));
  }

  async keep(starts: readonly StoredStart[]): Promise<void> {
    await insertNew(this.collections.starts, starts);
  }

  async kept(runs: readonly string[]): Promise<StoredStart[]> {
    if (runs.length === 0) return [];
    return this.collections.starts.find({ _id: { $in: [...runs] } }).toArray();
  }

  /** Forgets starts that came before an instant. */
  async sweep(before: number): Promise<number> {
    return (await this.collections.starts.deleteMany({ at: { $lt: before } })).deletedCount;
  }

  private async replace(_id: string, entry: string, rev: number): Promise<boolean> {
    if (rev === 0) return (await insertNew(this.collections.entries, [{ _id, rev: 1, entry }])).length === 0;
    const result = await this.collections.entries.updateOne({ _id, rev }, { $set: { entry, rev: rev + 1 } });
    return result.matchedCount === 1;
  }
}
