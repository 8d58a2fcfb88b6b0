import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { MONGO, withPrefix } from '@fanfare/chassis';
import { KeptOutcomes } from '@fanfare/connector';

interface StoredIssue {
  _id: string;
  contact: string;
  outcome: { exit: string; data?: object };
}

/** What steps that issued coupons were answered. */
@Injectable()
export class KeptIssues extends KeptOutcomes {
  private readonly issues: Collection<StoredIssue>;

  constructor(@Inject(MONGO) connection: Connection) {
    super();
    this.issues = connection.collection<StoredIssue>('issues');
  }

  /** Codes and links go, and whom they were for; the exit stays. */
  async forget(runs: readonly string[]): Promise<number> {
    if (runs.length === 0) return 0;
    const $or = runs.map((run) => ({ _id: withPrefix(`${run}/`) }));
    const left = await this.issues.find({ $or, contact: { $ne: '' } }).toArray();
    for (const { _id, outcome } of left) {
      const nothing = { ...outcome, ...(outcome.data && { data: {} }) };
      await this.issues.updateOne({ _id }, { $set: { contact: '', outcome: nothing } });
    }
    return left.length;
  }
}
