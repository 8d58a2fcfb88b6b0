import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { addOfferCodes, couponOffer, listOffers, ReplyOf, saveOffer } from '@fanfare/contracts';
import { pageOf, RequestRefused } from '@fanfare/bus';
import { CrashPoint, keyOf } from '@fanfare/chassis';
import { leastPossibilities, possibilitiesOf } from './code-pattern.js';
import { CodeStockStore } from './code-stock.store.js';
import { leftOf } from './coupon.js';
import { OfferStore, type Offer, type OfferSettings } from './offer.store.js';

type Saving = z.output<typeof couponOffer>;
type Summary = ReplyOf<typeof saveOffer>;

export const saveCrashPoints = ['codes kept', 'offer saved'] as const;

/** Coupon offers as people see and edit them. */
@Injectable()
export class Offers {
  constructor(
    private readonly offers: OfferStore,
    private readonly stock: CodeStockStore,
    private readonly crash: CrashPoint,
  ) {}

  /** Makes or changes an offer. Codes it does not have yet join its stock; saving the same again changes nothing. */
  async save(given: Saving): Promise<Summary> {
    const { saved } = await this.write(keyOf(given.workspace, given.id), settingsOf(given), given.codes ?? []);
    return summaryOf(saved);
  }

  /** Codes for an offer that is there: what else people say of it meanwhile stands. */
  async addCodes(asked: z.output<(typeof addOfferCodes)['request']>): Promise<ReplyOf<typeof addOfferCodes>> {
    const { workspace, id, codes } = asked;
    await this.get(workspace, id);
    const { added } = await this.write(keyOf(workspace, id), {}, codes);
    return { added, duplicates: codes.length - added };
  }

  async get(workspace: string, id: string): Promise<Summary> {
    const offer = await this.offers.known(keyOf(workspace, id));
    if (!offer) throw new RequestRefused('NotFound', 'There is no such coupon offer.');
    return summaryOf(offer);
  }

  async list(workspace: string, after: string | undefined, limit: number): Promise<ReplyOf<typeof listOffers>> {
    const found = await this.offers.list(workspace, after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { offers: items.map(summaryOf), next };
  }

  private async write(key: string, settings: Partial<OfferSettings>, codes: readonly string[]) {
    for (;;) {
      const offer = await this.offers.touch(key);
      const known = codes.length > 0 ? await this.stock.all(offer.chunks) : new Set<string>();
      const fresh = [...new Set(codes)].filter((code) => !known.has(code));
      checkAgainst(offer, settings, fresh.length);
      const chunks = await this.stock.keep(offer._id, fresh, offer.imported);
      await this.crash.at('codes kept');
      const saved = await this.offers.save(offer, settings, chunks);
      await this.crash.at('offer saved');
      // Null: another import was faster, or coupons were issued that change the check. Look again.
      if (saved) return { saved, added: fresh.length };
    }
  }
}

function settingsOf({ name, active, validFrom, validUntil, ...rest }: Saving): OfferSettings {
  const from = validFrom ? Date.parse(validFrom) : null;
  const until = validUntil ? Date.parse(validUntil) : null;
  if (from !== null && until !== null && until < from) {
    throw new RequestRefused('Invalid', 'The offer would end before it begins.', [
      { path: 'validUntil', message: 'must not be before validFrom' },
    ]);
  }
  const { limit = null, contactLimit = null, couponDays = null, codePattern = null } = rest;
  if (codePattern !== null) checkPattern(codePattern);
  return { name, active, validFrom: from, validUntil: until, limit, contactLimit, couponDays, codePattern };
}

function checkPattern(pattern: string): void {
  if (possibilitiesOf(pattern) >= leastPossibilities) return;
  throw new RequestRefused('Invalid', 'The codes could be found by trying.', [
    { path: 'codePattern', message: 'needs more placeholders (* ? #): seven of * are enough, or ten of #' },
  ]);
}

function checkAgainst({ issued, imported }: Offer, { limit = null }: Partial<OfferSettings>, newCodes: number): void {
  if (limit !== null && limit < issued) {
    throw new RequestRefused('Conflict', `The limit cannot be ${limit}: ${issued} coupons of this offer are issued.`, [
      { path: 'limit', message: `must be at least ${issued}` },
    ]);
  }
  // A generated code and an imported one could be the same, and positions in the stock would not count from zero.
  if (newCodes > 0 && imported === 0 && issued > 0) {
    throw new RequestRefused(
      'Conflict',
      `This offer has issued ${issued} coupons with generated codes, so it cannot change to imported ones.`,
      [{ path: 'codes', message: 'make a new offer for these codes' }],
    );
  }
}

function summaryOf(offer: Offer): Summary {
  const { id, name, active, validFrom, validUntil, couponDays, limit, contactLimit, codePattern, issued } = offer;
  return {
    id,
    name,
    active,
    validFrom: isoOf(validFrom),
    validUntil: isoOf(validUntil),
    couponDays,
    limit,
    contactLimit,
    codePattern,
    issued,
    left: leftOf(offer),
  };
}

function isoOf(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
