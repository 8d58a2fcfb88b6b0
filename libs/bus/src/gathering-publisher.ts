import { maxBytesPerMessage, maxItemsPerMessage } from '@fanfare/contracts';
import { publishFailure } from './publish-failure.js';
import { joinFrames } from './frames.js';

/** Stores one message; resolves when the server has it. What JetStream's publish is to this class. */
export type Store = (subject: string, payload: string) => Promise<unknown>;

interface Batch {
  lines: string[];
  bytes: number;
  stored: Promise<void>;
  settle: (error?: unknown) => void;
}

interface Lane {
  subject: string;
  waiting: Batch[];
  inFlight: number;
}

/**
 * Publishes items, many to a message. Idle, an item leaves at once, alone; busy, items gather while a publish of the
 * same subject is in flight and leave together when it is done. So the load itself sets the size of a batch: lowest
 * latency when there is little to do, one disk flush for a hundred items when there is much, and no timer to tune.
 *
 * `publish` resolves when the item is stored, and rejects (Unavailable, StreamFull) when it may not be.
 */
export class GatheringPublisher {
  private readonly lanes = new Map<string, Lane>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly store: Store,
    private readonly maxInFlight = 1,
  ) {}

  publish(subject: string, line: string): Promise<void> {
    const lane = this.laneOf(subject);
    // Bytes, not characters: the server's limit is in bytes, and a character is up to three of them.
    const bytes = Buffer.byteLength(line) + 1;
    const batch = this.roomFor(lane, bytes);
    batch.lines.push(line);
    batch.bytes += bytes;
    return batch.stored;
  }

  /** Resolves when everything published so far is stored or has failed. */
  async drain(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  private laneOf(subject: string): Lane {
    let lane = this.lanes.get(subject);
    if (!lane) {
      lane = { subject, waiting: [], inFlight: 0 };
      this.lanes.set(subject, lane);
    }
    return lane;
  }

  private roomFor(lane: Lane, bytes: number): Batch {
    const last = lane.waiting.at(-1);
    if (last && last.lines.length < maxItemsPerMessage && last.bytes + bytes <= maxBytesPerMessage) return last;
    const batch = newBatch();
    lane.waiting.push(batch);
    this.running.add(batch.stored);
    // A microtask later, so that items published in one go by one handler share a message even when the lane is idle.
    queueMicrotask(() => this.send(lane));
    return batch;
  }

  private send(lane: Lane): void {
    while (lane.inFlight < this.maxInFlight) {
      const batch = lane.waiting.shift();
      if (!batch) {
        if (lane.inFlight === 0) this.lanes.delete(lane.subject);
        return;
      }
      lane.inFlight++;
      void this.deliver(lane, batch);
    }
  }

  private async deliver(lane: Lane, batch: Batch): Promise<void> {
    try {
      await this.store(lane.subject, joinFrames(batch.lines));
      batch.settle();
    } catch (error) {
      batch.settle(publishFailure(lane.subject, error));
    } finally {
      this.running.delete(batch.stored);
      lane.inFlight--;
      this.send(lane);
    }
  }
}

function newBatch(): Batch {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Callers that publish many items of one batch may await only some of the shared promises.
  promise.catch(() => undefined);
  return { lines: [], bytes: 0, stored: promise, settle: (error) => (error === undefined ? resolve() : reject(error)) };
}
