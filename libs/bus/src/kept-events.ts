import type { JsMsg } from '@nats-io/jetstream';
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { streams, subjects, type TriggerName } from '@fanfare/contracts';
import type { Nats } from './nats.js';
import { StreamReader } from './stream-reader.js';

/** On a message that stands for an older one: when that was stored, in ms, and its place in the stream. */
const storedAtHeader = 'Fanfare-Stored-At';
const placeHeader = 'Fanfare-Place';

/** When and where a message was stored first. */
export interface FirstStored {
  storedAt: number;
  place: number;
}

/** A message that stands for an older one. */
export interface KeptMessage extends FirstStored {
  seq: number;
}

/**
 * What was kept of messages that somebody was taken out of. The server has them in the order in which they were kept, so
 * they are put into that of their instants here: of each only where it is, the text is fetched when it is wanted.
 */
export class KeptEvents {
  constructor(private readonly nats: Nats) {}

  /** Those of a workspace, of one type or of all, stored from an instant on and before another, oldest first. */
  async list(workspace: string, type: TriggerName | null, from: number, to: number): Promise<KeptMessage[]> {
    const filter = type === null ? subjects.keptEvents(workspace) : subjects.keptEvent(workspace, type);
    const { js } = this.nats;
    const reader = await StreamReader.open(js, streams.events.name, filter, { seq: 1 }, { headers_only: true });
    const kept: KeptMessage[] = [];
    try {
      for await (const message of reader.messages()) {
        const first = firstStored(message);
        if (first.storedAt >= from && first.storedAt < to) kept.push({ seq: message.seq, ...first });
      }
    } finally {
      await reader.close();
    }
    return kept.sort((a, b) => a.place - b.place);
  }

  /** Empty when it has gone since. */
  async text({ seq }: KeptMessage): Promise<string> {
    const message = await this.nats.jsm.streams.getMessage(streams.events.name, { seq });
    return message?.string() ?? '';
  }
}

/** Of a message that stands for an older one, when and where that was stored. */
export function firstStored({ headers: header, seq, timestampNanos }: JsMsg): FirstStored {
  const place = header?.get(placeHeader) ?? '';
  if (header && place !== '') return { storedAt: Number(header.get(storedAtHeader)), place: Number(place) };
  // Nanoseconds are more than a number holds exactly.
  return { storedAt: Number(timestampNanos / 1_000_000n), place: seq };
}

export function headersOf({ storedAt, place }: FirstStored): MsgHdrs {
  const header = headers();
  header.set(storedAtHeader, String(storedAt));
  header.set(placeHeader, String(place));
  return header;
}
