import { Inject, Injectable } from '@nestjs/common';
import type { BranchEnded, HistoryEntry } from '@fanfare/contracts';
import { insertNew, MONGO, withPrefix } from '@fanfare/chassis';
import type { Collection, Connection } from 'mongoose';

/** Where a branch failed, and the token with which it can be tried again from there. */
export interface FailedBranch {
  run: string;
  branch: string;
  failure: number;
  token: string;
}

/** Below the server's max_payload of 1 MiB, with room for the request around it. */
const maxAsText = 1_000_000;

interface StoredBranch {
  _id: string;
  /** Larger for a later try, and within one try for a later end. */
  failure: number;
  token: string;
}

/** The failed branch that a fact is the end of, if its token came along. */
export function failedBranch(entry: HistoryEntry, token: string): FailedBranch[] {
  if (entry.kind !== 'branch.ended' || !entry.failed || token === '' || isTooLarge(token)) return [];
  return [{ run: entry.run, branch: entry.branch, failure: orderOf(entry), token }];
}

/** A service that answers an earlier try once more may do so after a later one has failed. Instants stay below 2 ** 41. */
function orderOf({ at, replay = 0 }: BranchEnded): number {
  return replay * 2 ** 41 + at;
}

/** What a request cannot carry back to the orchestrator. Within JSON a text grows, mostly by its quotation marks. */
function isTooLarge(token: string): boolean {
  return token.length > maxAsText / 6 && Buffer.byteLength(JSON.stringify(token)) > maxAsText;
}

/** The tokens of branches that failed, the latest failure of each: found by run and branch, needed only when a person asks. */
@Injectable()
export class FailedBranchStore {
  private readonly branches: Collection<StoredBranch>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.branches = connection.collection<StoredBranch>('failed_branches');
  }

  /** A branch that failed again after it was tried again replaces itself; an older failure that comes late does not. */
  async keep(failed: readonly FailedBranch[]): Promise<void> {
    const stored = [...latest(failed)].map(([_id, { failure, token }]) => ({ _id, failure, token }));
    const known = (await insertNew(this.branches, stored)).flatMap((i) => stored[i] ?? []);
    if (known.length === 0) return;
    await this.branches.bulkWrite(
      known.map(({ _id, failure, token }) => ({
        updateOne: { filter: { _id, failure: { $lt: failure } }, update: { $set: { failure, token } } },
      })),
      { ordered: false },
    );
  }

  /** Forgets those of runs, whose contact is deleted. */
  async forget(runs: readonly string[]): Promise<number> {
    if (runs.length === 0) return 0;
    const $or = runs.map((run) => ({ _id: withPrefix(`${run}/`) }));
    return (await this.branches.deleteMany({ $or })).deletedCount;
  }

  async find(branches: readonly Pick<FailedBranch, 'run' | 'branch'>[]): Promise<FailedBranch[]> {
    const asked = new Map(branches.map((branch) => [keyOf(branch), branch]));
    const found = await this.branches.find({ _id: { $in: [...asked.keys()] } }).toArray();
    return found.flatMap(({ _id, failure, token }) => {
      const of = asked.get(_id);
      return of ? [{ ...of, failure, token }] : [];
    });
  }
}

const keyOf = ({ run, branch }: Pick<FailedBranch, 'run' | 'branch'>) => `${run}/${branch}`;

function latest(failed: readonly FailedBranch[]): Map<string, FailedBranch> {
  const byKey = new Map<string, FailedBranch>();
  for (const branch of failed) {
    const other = byKey.get(keyOf(branch));
    if (!other || other.failure < branch.failure) byKey.set(keyOf(branch), branch);
  }
  return byKey;
}
