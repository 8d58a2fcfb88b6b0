import { Injectable } from '@nestjs/common';
import type { ContactSnapshot } from '@fanfare/contracts';
import { ContactStore } from '../contact/contact.store.js';
import { Snapshots } from '../contact/snapshots.js';
import type { Arrival } from '../identity/arrival.js';
import { Register } from '../identity/register.js';
import { StartStore } from './start.store.js';

/**
 * Who runs are about. For runs of known contacts with nothing new to say: the starts and the contacts are looked up at
 * once, then the new starts are recorded. Three operations, whatever the size of the batch.
 */
@Injectable()
export class Resolver {
  constructor(
    private readonly starts: StartStore,
    private readonly contacts: ContactStore,
    private readonly register: Register,
    private readonly snapshots: Snapshots,
  ) {}

  /** The snapshot of each run (the arrival's cause), as recorded the first time that it was asked for. */
  async resolve(arrivals: readonly Arrival[]): Promise<Map<string, ContactSnapshot>> {
    const byRun = new Map(arrivals.map((arrival) => [arrival.cause, arrival]));
    const [recorded, loaded] = await Promise.all([
      this.starts.find([...byRun.keys()]),
      this.contacts.load(arrivals.map(({ guess }) => guess)),
    ]);
    const fresh = [...byRun.values()].filter(({ cause }) => !recorded.has(cause));
    if (fresh.length === 0) return recorded;
    const settled = await this.register.settle(fresh, loaded);
    const snapshots = await this.snapshots.of(settled);
    const starts = fresh.flatMap(({ cause, at }, i) => {
      const [contact, snapshot] = [settled[i], snapshots[i]];
      return contact && snapshot ? [{ run: cause, contact: contact._id, at, snapshot }] : [];
    });
    return new Map([...recorded, ...(await this.starts.record(starts))]);
  }
}
