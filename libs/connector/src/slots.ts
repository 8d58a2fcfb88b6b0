import { setTimeout as later } from 'node:timers/promises';
import { buckets } from '@fanfare/contracts';
import type { KeyValue } from '@fanfare/bus';
import { Slot } from './slot.js';
import { Turn } from './turn.js';

/** Who has had a slot so long gives it back between two calls: replicas take turns. */
const keepMs = 2_000;
/** A slot that is not used for so long goes back. */
const idleMs = 100;
/** When nobody says that a slot became free, it is looked: a process that died says nothing. */
const lookMs = 1_000;

/**
 * Calls that a vendor allows at once, shared by all replicas: each slot is a key that one process leases. A lease that is not
 * renewed ends with its entry, so a process that dies gives its slots back a minute later; one that was only frozen, or cut
 * off, finds its leases over, and calls nobody with them.
 */
export class Slots {
  private readonly held = new Set<Slot>();
  private readonly idle: Slot[] = [];
  private readonly handOver: ((slot: Slot) => void)[] = [];
  private wake: (() => void) | null = null;
  private readonly renewing: NodeJS.Timeout;
  private looking = false;
  private isRenewing = false;

  constructor(
    private readonly values: KeyValue,
    private readonly prefix: string,
    private readonly count: number,
    private readonly leaseMs: number,
  ) {
    this.renewing = setInterval(() => void this.renew(), leaseMs / 3);
    this.renewing.unref();
  }

  /** Does work that may call the vendor with a slot of its own. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const slot = await this.take();
    try {
      return await Turn.during(slot, work);
    } finally {
      await this.give(slot);
    }
  }

  async take(): Promise<Slot> {
    const slot = this.idle.pop();
    if (slot && !slot.isOver) return slot;
    if (slot) this.lost(slot);
    const { promise, resolve } = Promise.withResolvers<Slot>();
    this.handOver.push(resolve);
    void this.look();
    return promise;
  }

  async give(slot: Slot): Promise<void> {
    if (slot.isOver) return this.lost(slot);
    const isTired = Date.now() - slot.takenAt > keepMs;
    const next = isTired ? undefined : this.handOver.shift();
    if (next) return next(slot);
    if (isTired) return this.free(slot);
    this.idle.push(slot);
    setTimeout(() => void this.freeIfIdle(slot), idleMs).unref();
  }

  /** Somebody has given one back, of these or of others. */
  freed(key: string): void {
    if (key.startsWith(`${this.prefix}.`)) this.wake?.();
  }

  async close(): Promise<void> {
    clearInterval(this.renewing);
    await Promise.all([...this.held].map((slot) => this.free(slot)));
  }

  /** Takes slots as long as somebody waits for one. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.handOver.length > 0) {
        const slot = await this.lease();
        // Given, not handed over: whoever waited may have got another one meanwhile.
        if (slot) await this.give(slot);
        else await this.somethingFreed();
      }
    } finally {
      this.looking = false;
    }
  }

  private async lease(): Promise<Slot | null> {
    const first = Math.floor(Math.random() * this.count);
    for (let i = 0; i < this.count; i++) {
      const key = `${this.prefix}.${(first + i) % this.count}`;
      if ([...this.held].some((slot) => slot.key === key)) continue;
      const until = Date.now() + this.leaseMs;
      const revision = await this.created(key);
      if (revision === false) continue;
      const slot = new Slot(key, revision, until);
      this.held.add(slot);
      return slot;
    }
    return null;
  }

  private async created(key: string): Promise<number | false> {
    try {
      return await this.values.create(buckets.slots, key, {});
    } catch {
      // A server that is away has no slot to give now; it is asked again.
      return false;
    }
  }

  private async somethingFreed(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.wake = resolve;
    await Promise.race([promise, later(lookMs)]);
    this.wake = null;
  }

  private async freeIfIdle(slot: Slot): Promise<void> {
    const at = this.idle.indexOf(slot);
    if (at < 0) return;
    this.idle.splice(at, 1);
    await this.free(slot);
  }

  private async free(slot: Slot): Promise<void> {
    this.held.delete(slot);
    slot.end();
    try {
      await this.values.deleteRevision(buckets.slots, slot.key, slot.revision);
    } catch {
      // One that cannot be given back now ends by itself.
    }
    this.freed(slot.key);
  }

  private async renew(): Promise<void> {
    // A second round beside the first would take its new revisions for somebody else's.
    if (this.isRenewing) return;
    this.isRenewing = true;
    try {
      await this.renewAll();
    } finally {
      this.isRenewing = false;
    }
  }

  private async renewAll(): Promise<void> {
    for (const slot of this.held) {
      const until = Date.now() + this.leaseMs;
      try {
        const revision = await this.values.update(buckets.slots, slot.key, {}, slot.revision);
        if (revision === false) this.lost(slot);
        else this.renewed(slot, revision, until);
      } catch {
        // The server is away: the lease lasts for two more tries.
      }
    }
  }

  private renewed(slot: Slot, revision: number, until: number): void {
    slot.revision = revision;
    // It was given back meanwhile, by a revision that was no longer its last.
    if (this.held.has(slot)) slot.leasedUntil(until);
    else void this.free(slot);
  }

  /** Its lease had ended, and it may be somebody else's: a call that is out with it is hung up on, and no other begun. */
  private lost(slot: Slot): void {
    slot.end();
    const at = this.idle.indexOf(slot);
    if (at >= 0) this.idle.splice(at, 1);
    this.held.delete(slot);
  }
}
