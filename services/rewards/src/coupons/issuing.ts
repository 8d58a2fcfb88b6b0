import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Busy } from '@fanfare/connector';
import { CrashPoint } from '../crash-point.js';
import { Gatherer } from '../gatherer.js';
import { CodeStockStore } from './code-stock.store.js';
import { couponId, generatedCode } from './code.js';
import { CouponLinks } from './coupon-links.js';
import { CouponStore, type Coupon, type CouponDraft } from './coupon.store.js';
import type { Ask } from './coupon.js';
import { HoldingStore } from './holding.store.js';
import { IssueOutcomeStore } from './issue-outcome.store.js';
import { OfferStore, type Offer } from './offer.store.js';
import { issued, refused, type IssueOutcome } from './outcome.js';
import { countOf, heldWith, reserve, type Reservation } from './reserve.js';

/** Between the writes of an issue, in their order: where a crash must do no harm. */
export const issueCrashPoints = ['offer read', 'reserved', 'coupons stored', 'holdings raised', 'outcomes recorded', 'settled'] as const;

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
  private readonly gatherer = new Gatherer<Ask & OfferName, IssueOutcome>((_, asks) => this.issueNow(asks));

  constructor(
    private readonly offers: OfferStore,
    private readonly stock: CodeStockStore,
    private readonly coupons: CouponStore,
    private readonly holdings: HoldingStore,
    private readonly outcomes: IssueOutcomeStore,
    private readonly links: CouponLinks,
    private readonly crash: CrashPoint,
  ) {}

  /** `outcomes[i]` answers `asks[i]`. */
  issue(offer: OfferName, asks: readonly Ask[]): Promise<IssueOutcome[]> {
    return this.gatherer.ask(
      `${offer.workspace}/${offer.id}`,
      asks.map((ask) => ({ ...ask, ...offer })),
    );
  }

  private async issueNow(asks: readonly (Ask & OfferName)[]): Promise<IssueOutcome[]> {
    const byStep = new Map(asks.map((ask) => [ask.step, ask]));
    for (let races = 0; races < maxLostRaces; races++) {
      const answers = await this.tryToIssue([...byStep.values()]);
      if (answers) return asks.map(({ step }) => answerTo(step, answers));
      await sleep(Math.random() * 10 * Math.min(races + 1, 10));
    }
    throw new Busy('too many decisions about this offer at once', 500);
  }

  /** Null when somebody else has decided about the offer meanwhile. */
  private async tryToIssue(asks: readonly (Ask & OfferName)[]): Promise<Map<string, IssueOutcome> | null> {
    const [{ workspace, id }] = asks as [OfferName];
    const offer = await this.offers.touch(workspace, id);
    await this.crash.at('offer read');
    const steps = new Set(asks.map(({ step }) => step));
    const pending = new Map(offer.pending.map((reservation) => [reservation.step, reservation]));
    const [recorded, stored] = await Promise.all([
      this.outcomes.find([...steps]),
      this.holdings.of(
        offer._id,
        asks.map(({ contact }) => contact),
      ),
    ]);
    const open = asks.filter(({ step }) => !pending.has(step) && !recorded.has(step));
    const { reservations, count } = reserve(offer, heldWith(stored, offer.pending), open);
    if (reservations.length > 0 && !(await this.offers.reserve(offer, reservations, count))) return null;
    await this.crash.at('reserved');
    const left = offer.pending.filter(({ step }) => steps.has(step) || offer.pending.length > maxPending);
    return new Map([...recorded, ...(await this.carryOut(offer, [...left, ...reservations]))]);
  }

  private async carryOut(offer: Offer, reservations: readonly Reservation[]): Promise<Map<string, IssueOutcome>> {
    if (reservations.length === 0) return new Map();
    const coupons = await this.coupons.put(await this.drafts(offer, reservations));
    await this.crash.at('coupons stored');
    const awards = reservations.filter(({ decision }) => countOf(decision) > 0);
    await this.holdings.raise(offer._id, heldWith(new Map(), awards));
    await this.crash.at('holdings raised');
    const outcomes = await this.outcomes.record(
      reservations.map((reservation) => {
        const { step, contact, at } = reservation;
        return { _id: step, offer: offer.id, contact, outcome: this.outcomeOf(offer, reservation, coupons), at };
      }),
    );
    await this.crash.at('outcomes recorded');
    await this.offers.settle(offer._id, [...outcomes.keys()]);
    await this.crash.at('settled');
    return outcomes;
  }

  private async drafts(offer: Offer, reservations: readonly Reservation[]): Promise<CouponDraft[]> {
    const fromStock = offer.imported > 0;
    const codes = await this.stock.at(offer.chunks, fromStock ? reservations.flatMap(positionsOf) : []);
    const { workspace, id, salt, _id: offerKey } = offer;
    return reservations.flatMap((reservation) =>
      positionsOf(reservation).map((position, i): CouponDraft => {
        const { step, contact, at } = reservation;
        const nth = i + 1;
        const codeFor = (attempt: number) => (fromStock ? fromStockOnly(codes.get(position), attempt) : generatedCode(salt, step, nth, attempt));
        return { _id: couponId(salt, step, nth), workspace, offer: id, offerKey, contact, step, nth, state: 'issued', issuedAt: at, codeFor };
      }),
    );
  }

  private outcomeOf({ salt }: Offer, { step, decision }: Reservation, coupons: ReadonlyMap<string, Coupon>): IssueOutcome {
    if (decision.kind !== 'issue') return refused(decision);
    return issued(
      Array.from({ length: decision.count }, (_, i) => {
        const coupon = coupons.get(couponId(salt, step, i + 1));
        if (!coupon) throw new Error('a coupon that was stored is not among those stored');
        return { id: coupon._id, link: this.links.of(coupon._id), code: coupon.code };
      }),
    );
  }
}

interface OfferName {
  workspace: string;
  id: string;
}

function positionsOf({ decision, first }: Reservation): number[] {
  return Array.from({ length: countOf(decision) }, (_, i) => first + i);
}

function fromStockOnly(code: string | undefined, attempt: number): string {
  if (code === undefined || attempt > 0) throw new Error('an imported code is missing or was given before');
  return code;
}

function answerTo(step: string, answers: ReadonlyMap<string, IssueOutcome>): IssueOutcome {
  const answer = answers.get(step);
  if (!answer) throw new Error('a step was neither decided nor recorded');
  return answer;
}
