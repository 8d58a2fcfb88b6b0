import { AsyncLocalStorage } from 'node:async_hooks';
import { SlotOver } from './slot-over.js';

/** Known wherever HTTP is spoken, without every client handing it on. */
const ofThisCall = new AsyncLocalStorage<Turn>();

/** What a turn has its right from. */
export interface Lease {
  readonly signal: AbortSignal;
  readonly isOver: boolean;
}

/** One use of a slot. What is still out when it ends, such as a question that its step did not wait for, is hung up on. */
export class Turn {
  private readonly ending = new AbortController();
  readonly signal: AbortSignal;

  private constructor(private readonly lease: Lease) {
    this.signal = AbortSignal.any([lease.signal, this.ending.signal]);
  }

  /** That of the call that is asking; undefined: nobody counts its calls. */
  static ofThisCall(): Turn | undefined {
    return ofThisCall.getStore();
  }

  static async during<T>(lease: Lease, work: () => Promise<T>): Promise<T> {
    const turn = new Turn(lease);
    try {
      return await ofThisCall.run(turn, work);
    } finally {
      turn.ending.abort(new SlotOver());
    }
  }

  assertHeld(): void {
    if (this.lease.isOver || this.signal.aborted) throw new SlotOver();
  }
}
