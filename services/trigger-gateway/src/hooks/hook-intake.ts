import { Injectable } from '@nestjs/common';
import { answerOne } from '../answer.js';
import { EventIntake } from '../event-intake.js';
import { eventIdOf } from './event-id.js';
import { hookEvent } from './hook-event.js';
import { Hooks } from './hooks.js';
import type { KnownHook } from './known-hook.js';
import { readPayload } from './payload/read-payload.js';
import { checkSignature } from './proof/check-signature.js';
import type { Received } from './received.js';
import { SeenEvents } from './seen-events.js';

/** Makes an event of what a hook received, and has it stored. */
@Injectable()
export class HookIntake {
  constructor(
    private readonly hooks: Hooks,
    private readonly events: EventIntake,
    private readonly seen: SeenEvents,
  ) {}

  /** The event's id, when it is stored. Throws the problem that says why it is not. */
  async take(known: KnownHook, received: Received): Promise<string> {
    const { hook } = known;
    if (hook.protection === 'signature') checkSignature(hook.kind, received, this.hooks.secretsOf(known, received.at));
    const { id, key } = eventIdOf(hook, received);
    if (key !== null && this.seen.has(key, received.at)) return id;
    const event = hookEvent(hook, id, await readPayload(received), received);
    const [failure] = await this.events.store([event]);
    answerOne(event, failure);
    if (key !== null) this.seen.add(key, received.at);
    return id;
  }
}
