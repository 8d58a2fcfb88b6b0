import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isFinished, type KeptLetter, type ReplyOf, type settleDeadLetters } from '@fanfare/contracts';
import { Bus, decodeFrame } from '@fanfare/bus';
import { CONFIG, Log, Sweeping } from '@fanfare/chassis';
import type { RunsConfig } from '../runs.config.js';
import { RunStore } from '../runs/run.store.js';
import { DeadLetterStore } from './dead-letter.store.js';
import { isParked } from './letter-step.js';
import { outgoingOf, type Decision } from './outgoing.js';

type Settled = ReplyOf<typeof settleDeadLetters>;

/** Letters whose decisions are told to others at once. */
const pageSize = 50;

/**
 * Does what people decide about dead letters. A decision is recorded together with what follows from it, before that is
 * put anywhere: so of two people one has decided, and what a crash keeps from being put is put later.
 */
@Injectable()
export class Settling implements OnApplicationBootstrap {
  constructor(
    private readonly letters: DeadLetterStore,
    private readonly runs: RunStore,
    private readonly bus: Bus,
    private readonly sweeping: Sweeping,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.punctually(this.config.DEAD_LETTERS_EVERY_MS, 'decisions about dead letters', () => this.finish());
  }

  async settle(letters: readonly KeptLetter[], decision: Decision): Promise<Pick<Settled, 'settled' | 'refused'>> {
    const settled: number[] = [];
    const refused: Settled['refused'] = [];
    for (const letter of letters) {
      const because = await this.decide(letter, decision);
      if (because === null) settled.push(letter.id);
      else refused.push({ id: letter.id, because });
    }
    return { settled, refused };
  }

  /** Null when it is decided so, now or before; else why not. */
  private async decide(letter: KeptLetter, decision: Decision): Promise<string | null> {
    const known = letter.settled ?? (await this.record(letter, decision));
    if (typeof known === 'string') return known;
    if (known.as !== decision.as) return `settled before, as ${known.as}`;
    await this.attempt(letter.id);
    return null;
  }

  /** The decision that counts: this one, or one that came first. */
  private async record(letter: KeptLetter, decision: Decision): Promise<NonNullable<KeptLetter['settled']> | string> {
    if ((await this.isWaitedFor(letter)) && (decision.as === 'replayed' || decision.as === 'discarded')) {
      return onlyDecided[decision.as];
    }
    const outgoing = outgoingOf(letter, decision);
    if (outgoing && 'because' in outgoing) return outgoing.because;
    return this.letters.settle(letter.id, { as: decision.as, at: decision.at }, outgoing);
  }

  /** A step that nothing but a decision brings on. Of a run that is over it may be put away. */
  private async isWaitedFor(letter: KeptLetter): Promise<boolean> {
    if (!isParked(letter) || letter.run === null) return false;
    const run = (await this.runs.load([letter.run])).get(letter.run)?.run;
    return run !== undefined && !isFinished(run.status);
  }

  private async carryOut(id: number): Promise<void> {
    const outgoing = await this.letters.outgoing(id);
    if (!outgoing) return;
    await this.bus.publish(outgoing.subject, decodeFrame(outgoing.line));
    await this.letters.carriedOut(id);
  }

  private async finish(): Promise<number> {
    let done = 0;
    for (let after = 0; ;) {
      const open = await this.letters.open(after, pageSize);
      const attempts = await Promise.all(open.map((id) => this.attempt(id)));
      done += attempts.filter(Boolean).length;
      if (open.length < pageSize) return done;
      after = open.at(-1) ?? after;
    }
  }

  /** What can be put nowhere now (its service is gone, its stream is full) keeps no other letter waiting. */
  private async attempt(id: number): Promise<boolean> {
    try {
      await this.carryOut(id);
      return true;
    } catch (err) {
      this.log.warn({ err, letter: id }, 'a decision about a dead letter is carried out later');
      return false;
    }
  }
}

const onlyDecided = {
  replayed: 'it would be set aside again: say what became of it (happened, failed), or that it is to be done again (repeated)', // prettier-ignore
  discarded: 'its run would wait for ever: say what became of it (happened, failed), or that it is to be done again (repeated)', // prettier-ignore
} as const;
