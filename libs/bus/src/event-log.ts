import type { JsMsg } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { storedEvent, streams, subjects, type StoredEvent, type TriggerName } from '@fanfare/contracts';
import { decodeFrame, splitFrames } from './frames.js';
import { parseJson } from './delivery.js';
import { firstStored, KeptEvents, type FirstStored, type KeptMessage } from './kept-events.js';
import { Nats } from './nats.js';
import { StreamReader, type ReadFrom } from './stream-reader.js';

/** An event and when it was stored, in ms: the instant that its runs start at. */
export interface LoggedEvent {
  event: StoredEvent;
  storedAt: number;
}

/** The events of one message. */
interface LoggedMessage extends FirstStored {
  events: LoggedEvent[];
}

/** Backwards, the stream is read in pieces of so many messages, whoever's they are ... */
const firstSpan = 64;
/** ... larger ones where they hold few that are looked for, but none with more than fit into memory (700 KiB each). */
const fewMessages = 32;
const manyMessages = 256;

/** The events that EVENTS still holds. Whoever reads them takes nothing away, and what cannot be read is passed over. */
@Injectable()
export class EventLog {
  private readonly kept: KeptEvents;

  constructor(private readonly nats: Nats) {
    this.kept = new KeptEvents(nats);
  }

  /** The events of a workspace, of one type or of all, stored from an instant (ms) on and before another, oldest first. */
  async *since(workspace: string, type: TriggerName | null, from: number, to: number): AsyncGenerator<LoggedEvent> {
    const kept = await this.kept.list(workspace, type, from, to);
    const live = this.forwards(filterOf(workspace, type), from, to);
    for await (const { events } of this.together(live, kept, (a, b) => a.place < b.place)) yield* events;
  }

  /** The same, newest first, for as long as the caller asks for more. */
  async *newestFirst(workspace: string, type: TriggerName | null): AsyncGenerator<LoggedEvent> {
    const kept = (await this.kept.list(workspace, type, 0, Infinity)).reverse();
    const live = this.backwards(filterOf(workspace, type));
    for await (const { events } of this.together(live, kept, (a, b) => a.place > b.place)) {
      yield* events.reverse();
    }
  }

  private async *forwards(filter: string, from: number, to: number): AsyncGenerator<LoggedMessage> {
    for await (const message of this.read(filter, { time: from })) {
      const first = firstStored(message);
      if (first.storedAt >= to) return;
      yield logged(first, message.string());
    }
  }

  /** A stream can only be read forwards, so it is read in pieces from its end; they grow while they hold little of what is looked for. */
  private async *backwards(filter: string): AsyncGenerator<LoggedMessage> {
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
      for (const message of messages.reverse()) yield logged(firstStored(message), message.string());
      if (messages.length < fewMessages) span *= 4;
      end = start;
    }
  }

  /**
   * Messages, and what was kept of others, in one order. While somebody is being taken out of a message there are two of it,
   * of one place: what both hold is told once.
   */
  private async *together(
    live: AsyncGenerator<LoggedMessage>,
    kept: KeptMessage[],
    isBefore: (a: KeptMessage, b: LoggedMessage) => boolean,
  ): AsyncGenerator<LoggedMessage> {
    const once = new OncePerPlace();
    for await (const message of live) {
      while (kept[0] && isBefore(kept[0], message)) yield once.of(await this.fetched(kept));
      yield once.of(message);
    }
    while (kept.length > 0) yield once.of(await this.fetched(kept));
  }

  private async fetched(kept: KeptMessage[]): Promise<LoggedMessage> {
    const [next] = kept.splice(0, 1) as [KeptMessage];
    return logged(next, await this.kept.text(next));
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

/** Lets an event of one place through once: what comes again later is another one for whoever reads. */
class OncePerPlace {
  private at = NaN;
  private readonly seen = new Set<string>();

  of({ events, ...first }: LoggedMessage): LoggedMessage {
    if (first.place !== this.at) this.seen.clear();
    this.at = first.place;
    const fresh = events.filter(({ event }) => !this.seen.has(event.id));
    for (const { event } of events) this.seen.add(event.id);
    return { ...first, events: fresh };
  }
}

function filterOf(workspace: string, type: TriggerName | null): string {
  return type === null ? subjects.events(workspace) : subjects.event(workspace, type);
}

function logged({ storedAt, place }: FirstStored, text: string): LoggedMessage {
  const events = splitFrames(text).flatMap((line) => {
    const parsed = parseJson(storedEvent, decodeFrame(line).head);
    return 'value' in parsed ? [{ event: parsed.value, storedAt }] : [];
  });
  return { storedAt, place, events };
}
