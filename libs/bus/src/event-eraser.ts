import { hash } from 'node:crypto';
import type { JsMsg } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { storedEvent, streams, subjects, type StoredEvent } from '@fanfare/contracts';
import { decodeFrame, joinFrames, splitFrames } from './frames.js';
import { parseJson } from './delivery.js';
import { firstStored, headersOf } from './kept-events.js';
import { Nats } from './nats.js';
import { publishFailure } from './publish-failure.js';
import { StreamEraser } from './stream-eraser.js';
import { isBehind } from './work-queues.js';

const { name, maxAgeMs } = streams.events;

/**
 * Takes events out of EVENTS for good. A message holds many events, of whomever: the others of it are stored again, where
 * nobody starts anything by them, with the instant that they had, and only then the message goes. Whoever dies between the
 * two leaves both, which readers know for one; the next time the message goes.
 */
@Injectable()
export class EventEraser {
  constructor(
    private readonly nats: Nats,
    private readonly eraser: StreamEraser,
  ) {}

  /** How many events went, and how many messages stay for now because somebody has not handled them yet. */
  async erase(
    workspace: string,
    isTheirs: (event: StoredEvent) => boolean,
  ): Promise<{ events: number; waiting: number }> {
    const handled = await this.handledUpTo();
    const erased = { events: 0, waiting: 0 };
    for (const filter of [subjects.events(workspace), subjects.keptEvents(workspace)]) {
      for await (const message of this.eraser.messages(name, filter)) {
        const lines = splitFrames(message.string());
        const others = lines.filter((line) => !isOf(line, isTheirs));
        if (others.length === lines.length) continue;
        if (message.seq > handled && message.subject.startsWith('events.')) {
          erased.waiting++;
          continue;
        }
        if (others.length > 0) await this.keep(message, workspace, joinFrames(others));
        await this.eraser.erase(name, message.seq);
        erased.events += lines.length - others.length;
      }
    }
    return erased;
  }

  /** For no longer than the message would have been kept. */
  private async keep(message: JsMsg, workspace: string, payload: string): Promise<void> {
    const first = firstStored(message);
    const leftMs = first.storedAt + maxAgeMs - Date.now();
    if (leftMs <= 0) return;
    const [root = ''] = message.subject.split('.', 1);
    const subject = subjects.keptEvent(workspace, message.subject.slice(`${root}.${workspace}.`.length));
    const header = headersOf(first);
    const msgID = `kept-${message.seq}-${hash('sha256', payload, 'base64url')}`;
    const ttl = `${Math.ceil(leftMs / 1_000)}s`;
    await this.nats.js
      .publish(subject, payload, { headers: header, msgID, ttl, retries: 3 })
      .catch((error: unknown) => {
        throw publishFailure(subject, error);
      });
  }

  /** Every message up to this number has been handled by every service that handles events. */
  private async handledUpTo(): Promise<number> {
    let upTo = (await this.nats.jsm.streams.info(name)).state.last_seq;
    for await (const consumer of this.nats.jsm.consumers.list(name)) {
      if (isBehind(consumer)) upTo = Math.min(upTo, consumer.ack_floor.stream_seq);
    }
    return upTo;
  }
}

/** What cannot be read is nobody's. */
function isOf(line: string, isTheirs: (event: StoredEvent) => boolean): boolean {
  const parsed = parseJson(storedEvent, decodeFrame(line).head);
  return 'value' in parsed && isTheirs(parsed.value);
}
