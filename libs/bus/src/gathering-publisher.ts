import { maxBytesPerMessage, maxItemsPerMessage } from '@fanfare/contracts';
import { publishFailure } from './publish-failure.js';
import { joinFrames } from './frames.js';

/** Stores one message; resolves when the server has it. What JetStream's publish is to this class. */
export type Store = (subject: string, payload: string) => Promise<unknown>;

/** When an item leaves: as soon as it can, or with the next that does, if one comes soon. */
export type Urgency = 'now' | 'soon';

/** How long an item that may leave soon waits for company. Nobody waits for such an item: it is history, not work. */
const soonMs = 20;

interface Batch {
  lines: string[];
  bytes: number;
  /** Whether it may leave: it holds an urgent item, is full, or has waited long enough. */
  due: boolean;
  stored: Promise<void>;
  settle: (error?: unknown) => void;
}

interface Lane {
  subject: string;
  waiting: Batch[];
  inFlight: number;
  timer?: NodeJS.Timeout;
}

/**
 * Publishes items, many to a message. Idle, an item leaves at once, alone; busy, items gather while a publish of the
 * same subject is in flight and leave together when it is done. So the load itself sets the size of a batch: lowest
 * latency when there is little to do, one disk flush for hundreds of items when there is much, and no timer to tune.
 * Items that nobody waits for may leave `soon`: they wait a moment for others, and save the server a flush.
 *
 * `publish` resolves when the item is stored, and rejects (Unavailable, StreamFull) when it may not be.
 */
export class GatheringPublisher {
  private readonly lanes = new Map<string, Lane>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly store: Store,
    private readonly maxInFlight = 1,
    private readonly maxItems = maxItemsPerMessage,
  ) {}

  publish(subject: string, line: string, urgency: Urgency = 'now'): Promise<void> {
    const lane = this.laneOf(subject);
    // Bytes, not characters: the server's limit is in bytes, and a character is up to three of them.
    const bytes = Buffer.byteLength(line) + 1;
    const batch = this.roomFor(lane, bytes);
    batch.lines.push(line);
    batch.bytes += bytes;
    if (urgency === 'now' || batch.lines.length >= this.maxItems) this.makeDue(lane, batch);
    else lane.timer ??= setTimeout(() => this.hurry(lane), soonMs);
    return batch.stored;
  }

  /** Resolves when everything published so far is stored or has failed. */
  async drain(): Promise<void> {
    for (const lane of this.lanes.values()) this.hurry(lane);
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
    if (last && last.lines.length < this.maxItems && last.bytes + bytes <= maxBytesPerMessage) return last;
    // What does not fit behind it sends the last one off.
    if (last) this.makeDue(lane, last);
    const batch = newBatch();
    lane.waiting.push(batch);
    this.running.add(batch.stored);
    return batch;
  }

  private makeDue(lane: Lane, batch: Batch): void {
    if (batch.due) return;
    batch.due = true;
    // A microtask later, so that items published in one go by one handler share a message even when the lane is idle.
    queueMicrotask(() => this.send(lane));
  }

  private hurry(lane: Lane): void {
    clearTimeout(lane.timer);
    delete lane.timer;
    for (const batch of lane.waiting) this.makeDue(lane, batch);
  }

  private send(lane: Lane): void {
    while (lane.inFlight < this.maxInFlight && lane.waiting[0]?.due) {
      const batch = lane.waiting.shift() as Batch;
      lane.inFlight++;
      void this.deliver(lane, batch);
    }
    if (lane.waiting.length > 0 || lane.inFlight > 0) return;
    clearTimeout(lane.timer);
    this.lanes.delete(lane.subject);
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
      // Busy: what came meanwhile has had its company, and goes.
      if (lane.waiting[0]) lane.waiting[0].due = true;
      this.send(lane);
    }
  }
}

function newBatch(): Batch {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Callers that publish many items of one batch may await only some of the shared promises.
  promise.catch(() => undefined);
  return {
    lines: [],
    bytes: 0,
    due: false,
    stored: promise,
    settle: (error) => (error === undefined ? resolve() : reject(error)),
  };
}
