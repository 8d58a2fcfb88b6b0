import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  deadLetter,
  listDeadLetters,
  maxBytesPerMessage,
  settleDeadLetters,
  streams,
  subjects,
  type JsonObject,
  type KeptLetter,
  type LetterDecision,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, Consumes, RequestRefused, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { DeadLetterStore } from './dead-letter.store.js';
import { Settling } from './settling.js';

/** What the output of a step may have, in bytes of JSON. */
const maxOutputBytes = 256 * 1024;
/** Of a longer item only so many characters are shown. */
const maxShown = 64 * 1024;

type Asked<C extends { request: z.ZodType }> = z.output<C['request']>;

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
    private readonly settling: Settling,
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
  async list({ limit, ...which }: Asked<typeof listDeadLetters>): Promise<ReplyOf<typeof listDeadLetters>> {
    const found = (await this.letters.list(which, limit + 1)).map(shown);
    const letters = fitting(found.slice(0, limit));
    return { letters, next: found.length > letters.length ? (letters.at(-1)?.id ?? null) : null };
  }

  @Answers(settleDeadLetters)
  async settle({
    workspace,
    ids,
    as,
    output,
  }: Asked<typeof settleDeadLetters>): Promise<ReplyOf<typeof settleDeadLetters>> {
    if (output !== undefined) refuseOutput(as, output);
    const found = await this.letters.load(ids, workspace);
    const known = new Set(found.map(({ id }) => id));
    const unknown = ids.filter((id) => !known.has(id));
    return { ...(await this.settling.settle(found, { as, at: Date.now(), output })), unknown };
  }
}

function refuseOutput(as: LetterDecision, output: JsonObject): void {
  const problem = (message: string) => new RequestRefused('Invalid', 'The output cannot be taken.', [{ path: 'output', message }]); // prettier-ignore
  if (as !== 'happened') throw problem('is for steps that happened');
  if (Buffer.byteLength(JSON.stringify(output)) > maxOutputBytes) {
    throw problem(`must have at most ${maxOutputBytes / 1024} KiB, as of any step`);
  }
}

/** As people look at it: of a long item how it begins. What is put back is the whole of it. */
function shown(letter: KeptLetter): KeptLetter {
  if (letter.item.length <= maxShown) return letter;
  return { ...letter, item: `${letter.item.slice(0, maxShown)}… (${letter.item.length} characters)` };
}

/** As many as one answer can hold, and one at least. */
function fitting(letters: readonly KeptLetter[]): KeptLetter[] {
  let room = maxBytesPerMessage;
  const end = letters.findIndex((letter, i) => (room -= Buffer.byteLength(JSON.stringify(letter)) + 1) < 0 && i > 0);
  return letters.slice(0, end < 0 ? letters.length : end);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
