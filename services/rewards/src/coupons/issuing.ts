import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Busy } from '@fanfare/connector';
import { CrashPoint, partsOf } from '@fanfare/chassis';
import { Gatherer } from '../gatherer.js';
import { People } from '../people/people.js';
import { Consequences } from './consequences.js';
import type { Ask } from './coupon.js';
import { HoldingStore } from './holding.store.js';
import { IssueOutcomeStore } from './issue-outcome.store.js';
import { OfferStore } from './offer.store.js';
import type { IssueOutcome } from './outcome.js';
import { heldWith, reserve } from './reserve.js';

/** Between the writes of an issue, in their order: where a crash must do no harm. */
export const issueCrashPoints = [
  'offer read',
  'reserved',
  'coupons stored',
  'holdings raised',
  'outcomes recorded',
  'settled',
] as const;

/** Other processes deciding about the same offer at the same moment; each loss costs one round of reads. */
const maxLostRaces = 100;

/** Decisions left behind by steps that never came back (set aside as dead letters) are finished by others above this. */
const maxPending = 1_000;

/**
 * Issues coupons of one offer to many steps at once, each step once.
 *
 * 1. Read the offer, and only then what is recorded about the steps and held by the contacts.
 * 2. Decide, and write all decisions into the offer's document by one write guarded with `seq`. That write is the moment
 *    at which the coupons are issued (or refused); before it nothing has happened, after it everything follows.
 * 3. Carry out what was decided: coupons, holdings, outcomes. Each of these writes can be done again and by anybody.
 * 4. Take the decisions out of the offer's document.
 *
 * A decision is in `pending` or else its outcome is recorded, never neither: the outcome is recorded before `pending` is
 * cleared. So whoever reads the offer first and the records second sees every decision made up to that `seq`, and the
 * guard refuses whoever has missed one. The same holds for holdings. A crash anywhere leaves a decision in `pending`,
 * which the step's repeat finds and carries out.
 */
@Injectable()
export class Issuing {
  private readonly gatherer = new Gatherer<Ask, IssueOutcome>((offer, asks) => this.issueNow(offer, asks));

  constructor(
    private readonly offers: OfferStore,
    private readonly holdings: HoldingStore,
    private readonly outcomes: IssueOutcomeStore,
    private readonly consequences: Consequences,
    private readonly people: People,
    private readonly crash: CrashPoint,
  ) {}

  /** `outcomes[i]` answers `asks[i]`. `offerKey`: of workspace and offer. */
  issue(offerKey: string, asks: readonly Ask[]): Promise<IssueOutcome[]> {
    return this.gatherer.ask(offerKey, asks);
  }

  private async issueNow(offerKey: string, asks: readonly Ask[]): Promise<IssueOutcome[]> {
    const byStep = new Map(asks.map((ask) => [ask.step, ask]));
    for (let races = 0; races < maxLostRaces; races++) {
      const answers = await this.tryToIssue(offerKey, [...byStep.values()]);
      if (answers) return asks.map(({ step }) => answerTo(step, answers));
      await sleep(Math.random() * 10 * Math.min(races + 1, 10));
    }
    throw new Busy('too many decisions about this offer at once', 500);
  }

  /** Null when somebody else has decided about the offer meanwhile. */
  private async tryToIssue(offerKey: string, asks: readonly Ask[]): Promise<Map<string, IssueOutcome> | null> {
    const [workspace = ''] = partsOf(offerKey);
    const [offer, people] = await Promise.all([
      this.offers.touch(offerKey),
      this.people.of(asks.map(({ contact }) => ({ workspace, contact }))),
    ]);
    const idsOf = (contact: string) => people.of({ workspace, contact }).ids;
    await this.crash.at('offer read');
    const pending = offer.pending.flatMap(({ reservations }) => reservations);
    const decided = new Set(pending.map(({ step }) => step));
    const [recorded, stored] = await Promise.all([
      this.outcomes.find(asks.map(({ step }) => step)),
      this.holdings.of(
        offer._id,
        asks.flatMap(({ contact }) => idsOf(contact)),
      ),
    ]);
    const open = asks.filter(({ step }) => !decided.has(step) && !recorded.has(step));
    const { reservations, count } = reserve(offer, heldWith(stored, pending), open, idsOf);
    const turn = { seq: offer.seq, reservations };
    if (open.length > 0 && !(await this.offers.reserve(offer, turn, count))) return null;
    await this.crash.at('reserved');
    const asked = new Set(asks.map(({ step }) => step));
    const left = offer.pending.filter(
      (before) => pending.length > maxPending || before.reservations.some(({ step }) => asked.has(step)),
    );
    return new Map([
      ...recorded,
      ...(await this.consequences.carryOut(offer, open.length > 0 ? [...left, turn] : left)),
    ]);
  }
}

function answerTo(step: string, answers: ReadonlyMap<string, IssueOutcome>): IssueOutcome {
  const answer = answers.get(step);
  if (!answer) throw new Error('a step was neither decided nor recorded');
  return answer;
}
