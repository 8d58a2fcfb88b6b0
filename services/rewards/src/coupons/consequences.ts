import { Injectable } from '@nestjs/common';
import { CrashPoint } from '@fanfare/chassis';
import { CodeStockStore } from './code-stock.store.js';
import { couponId, generatedCode } from './code.js';
import { CouponLinks } from './coupon-links.js';
import { CouponStore, type Coupon, type CouponDraft } from './coupon.store.js';
import { HoldingStore } from './holding.store.js';
import { lastInstant } from './life.js';
import { IssueOutcomeStore } from './issue-outcome.store.js';
import { OfferStore, type Offer } from './offer.store.js';
import { issued, refused, type IssueOutcome } from './outcome.js';
import { countOf, heldWith, type Reservation, type Turn } from './reserve.js';

/** What follows from a decision once it stands in the offer's document: coupons, holdings, the step's recorded answer. */
@Injectable()
export class Consequences {
  constructor(
    private readonly offers: OfferStore,
    private readonly stock: CodeStockStore,
    private readonly coupons: CouponStore,
    private readonly holdings: HoldingStore,
    private readonly outcomes: IssueOutcomeStore,
    private readonly links: CouponLinks,
    private readonly crash: CrashPoint,
  ) {}

  /** Stores everything that follows from decisions, and gives the steps' answers. Can be done again, and by anybody. */
  async carryOut(offer: Offer, turns: readonly Turn[]): Promise<Map<string, IssueOutcome>> {
    if (turns.length === 0) return new Map();
    const reservations = turns.flatMap((turn) => turn.reservations);
    const [coupons] = await Promise.all([
      this.storeCoupons(offer, reservations),
      this.raiseHoldings(offer, reservations),
    ]);
    const outcomes = await this.outcomes.record(
      reservations.map((reservation) => {
        const { step, contact, at } = reservation;
        return { _id: step, offer: offer.id, contact, outcome: this.outcomeOf(offer, reservation, coupons), at };
      }),
    );
    await this.crash.at('outcomes recorded');
    await this.offers.settle(offer._id, turns);
    await this.crash.at('settled');
    return outcomes;
  }

  private async storeCoupons(offer: Offer, reservations: readonly Reservation[]): Promise<Map<string, Coupon>> {
    const coupons = await this.coupons.put(await this.drafts(offer, reservations));
    await this.crash.at('coupons stored');
    return coupons;
  }

  private async raiseHoldings(offer: Offer, reservations: readonly Reservation[]): Promise<void> {
    const awards = reservations.filter(({ decision }) => countOf(decision) > 0);
    await this.holdings.raise(offer._id, heldWith(new Map(), awards));
    await this.crash.at('holdings raised');
  }

  private async drafts(offer: Offer, reservations: readonly Reservation[]): Promise<CouponDraft[]> {
    const fromStock = offer.imported > 0;
    const codes = await this.stock.at(offer.chunks, fromStock ? reservations.flatMap(positionsOf) : []);
    const { workspace, id, salt, couponDays, _id: offerKey } = offer;
    const pattern = offer.codePattern ?? undefined;
    return reservations.flatMap((reservation) =>
      positionsOf(reservation).map((position, i): CouponDraft => {
        const { step, contact, at } = reservation;
        const nth = i + 1;
        const codeFor = (attempt: number) =>
          fromStock ? fromStockOnly(codes.get(position), attempt) : generatedCode(salt, step, nth, attempt, pattern);
        return {
          _id: couponId(salt, step, nth),
          workspace,
          offer: id,
          offerKey,
          contact,
          step,
          nth,
          state: 'issued',
          issuedAt: at,
          validUntil: lastInstant(at, couponDays),
          redeemed: null,
          voided: null,
          untold: false,
          codeFor,
        };
      }),
    );
  }

  private outcomeOf(
    { salt }: Offer,
    { step, decision }: Reservation,
    coupons: ReadonlyMap<string, Coupon>,
  ): IssueOutcome {
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

function positionsOf({ decision, first }: Reservation): number[] {
  return Array.from({ length: countOf(decision) }, (_, i) => first + i);
}

function fromStockOnly(code: string | undefined, attempt: number): string {
  if (code === undefined || attempt > 0) throw new Error('an imported code is missing or was given before');
  return code;
}
