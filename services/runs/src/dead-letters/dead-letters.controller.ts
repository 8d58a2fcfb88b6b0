import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { deadLetter, listDeadLetters, streams, subjects, type ReplyOf } from '@fanfare/contracts';
import { Answers, Consumes, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { DeadLetterStore } from './dead-letter.store.js';

const dead: ConsumerSpec = {
  name: 'runs-dead',
  stream: streams.dead,
  filter: subjects.dead('*'),
  concurrency: 4,
  itemsInHand: 400,
};

/** Keeps what nobody could handle, and shows it. */
@Controller()
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetterStore,
    private readonly log: Log,
  ) {}

  @Consumes(dead)
  async take(delivery: Delivery): Promise<void> {
    const parsed = delivery.raw().map((line) => deadLetter.safeParse(jsonOf(line)));
    // A dead letter that cannot be read is only logged: setting it aside again would go round in a circle for ever.
    if (parsed.some(({ success }) => !success)) {
      this.log.error({ subject: delivery.subject }, 'unreadable dead letter skipped');
    }
    await this.letters.keep(parsed.flatMap(({ data }) => data ?? []));
  }

  @Answers(listDeadLetters)
  async list({
    after,
    limit,
  }: z.output<(typeof listDeadLetters)['request']>): Promise<ReplyOf<typeof listDeadLetters>> {
    const found = await this.letters.list(after, limit + 1);
    const letters = found.slice(0, limit);
    return { letters, next: found.length > limit ? (letters.at(-1)?.id ?? null) : null };
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
