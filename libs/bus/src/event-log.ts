import type { JsMsg } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { storedEvent, streams, subjects, type StoredEvent, type TriggerName } from '@fanfare/contracts';
import { decodeFrame, splitFrames } from './frames.js';
import { parseJson } from './delivery.js';
import { Nats } from './nats.js';
import { StreamReader, type ReadFrom } from './stream-reader.js';

/** An event and when it was stored, in ms: the instant that its runs start at. */
export interface LoggedEvent {
  event: StoredEvent;
  storedAt: number;
}

/** Backwards, the stream is read in pieces of so many messages, whoever's they are ... */
const firstSpan = 64;
/** ... larger ones where they hold few that are looked for, but none with more than fit into memory (700 KiB each). */
const fewMessages = 32;
const manyMessages = 256;

/** The events that EVENTS still holds. Whoever reads them takes nothing away, and what cannot be read is passed over. */
@Injectable()
export class EventLog {
  constructor(private readonly nats: Nats) {}

  /** The events of a workspace, of one type or of all, stored from an instant (ms) on and before another, oldest first. */
  async *since(workspace: string, type: TriggerName | null, from: number, to: number): AsyncGenerator<LoggedEvent> {
    for await (const message of this.read(filterOf(workspace, type), { time: from })) {
      if (storedAtOf(message) >= to) return;
      yield* eventsOf(message);
    }
  }

  /**
   * The same, newest first, for as long as the caller asks for more. A stream can only be read forwards, so it is read
   * in pieces from its end; they grow while they hold little of what is looked for.
   */
  async *newestFirst(workspace: string, type: TriggerName | null): AsyncGenerator<LoggedEvent> {
    const filter = filterOf(workspace, type);
    const first = (await this.nats.jsm.streams.info(streams.events.name)).state.first_seq;
    const last = await this.nats.jsm.streams.getMessage(streams.events.name, { last_by_subj: filter });
    let span = firstSpan;
    for (let end = (last?.seq ?? 0) + 1; end > first;) {
      const start = Math.max(first, end - span);
      const messages = await this.piece(filter, start, end);
      if (!messages) {
        span = firstSpan;
        continue;
      }
      for (const message of messages.reverse()) yield* eventsOf(message).reverse();
      if (messages.length < fewMessages) span *= 4;
      end = start;
    }
  }

  /** The messages from one number on and before another; null when they are too many to hold. */
  private async piece(filter: string, start: number, end: number): Promise<JsMsg[] | null> {
    const messages: JsMsg[] = [];
    for await (const message of this.read(filter, { seq: start })) {
      if (message.seq >= end) break;
      if (messages.push(message) > manyMessages) return null;
    }
    return messages;
  }

  private async *read(filter: string, from: ReadFrom): AsyncGenerator<JsMsg> {
    const reader = await StreamReader.open(this.nats.js, streams.events.name, filter, from);
    try {
      yield* reader.messages();
    } finally {
      await reader.close();
    }
  }
}

function filterOf(workspace: string, type: TriggerName | null): string {
  return type === null ? subjects.events(workspace) : subjects.event(workspace, type);
}

/** Nanoseconds are more than a number holds exactly. */
function storedAtOf(message: JsMsg): number {
  return Number(message.timestampNanos / 1_000_000n);
}

function eventsOf(message: JsMsg): LoggedEvent[] {
  const storedAt = storedAtOf(message);
  return splitFrames(message.string()).flatMap((line) => {
    const parsed = parseJson(storedEvent, decodeFrame(line).head);
    return 'value' in parsed ? [{ event: parsed.value, storedAt }] : [];
  });
}
