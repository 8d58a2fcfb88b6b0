import { Injectable } from '@nestjs/common';
import { toleranceMs } from './proof/tolerance.js';

/** A signed request can be played again while its time is not too far ahead, and then not too long ago. */
const rememberedMs = 2 * toleranceMs;
const atMost = 50_000;

/**
 * Events of hooks that were stored lately, by their ids: the same again is answered as it was, and not stored once more.
 * This saves room only. What is forgotten, or came in by another replica, starts nothing twice either: whoever reads it
 * recognises the id.
 */
@Injectable()
export class SeenEvents {
  private readonly forgetAt = new Map<string, number>();

  has(key: string, now: number): boolean {
    return (this.forgetAt.get(key) ?? 0) > now;
  }

  add(key: string, now: number): void {
    this.forgetAt.delete(key);
    this.forgetAt.set(key, now + rememberedMs);
    // Oldest first, because that is the order in which they came.
    for (const [old, at] of this.forgetAt) {
      if (at > now && this.forgetAt.size <= atMost) return;
      this.forgetAt.delete(old);
    }
  }
}
