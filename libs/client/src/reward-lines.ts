import type { CouponView, getBalance, OfferSummary, ProgrammeView, ReplyOf } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Coupon offers, a line each, with how many are left. */
export function offerLines(offers: readonly OfferSummary[], { bold, yellow, dim }: Palette = plain): string {
  if (offers.length === 0) return 'no coupon offers';
  const rows = table(
    offers.map(({ id, issued, left }) => [id, `${issued} issued`, left === null ? '' : `${left} left`]),
  );
  return offers
    .map(({ name, active, validUntil }, i) => {
      const until = validUntil === null ? [] : [`until ${clock(Date.parse(validUntil))}`];
      return [bold(rows[i] ?? ''), ...(active ? [] : [yellow('inactive')]), ...until, dim(name)].join('  ');
    })
    .join('\n');
}

/** Coupons, a line each, with what has become of them. */
export function couponLines(coupons: readonly CouponView[], { bold, dim }: Palette = plain): string {
  if (coupons.length === 0) return 'no coupons';
  const rows = table(coupons.map(({ code, offer, status, contact }) => [code, offer, status, contact]));
  return coupons.map((coupon, i) => [bold(rows[i] ?? ''), dim(fateOf(coupon))].join('  ').trimEnd()).join('\n');
}

function fateOf({ status, redeemed, voided, validUntil, issuedAt }: CouponView): string {
  switch (status) {
    case 'issued':
      return validUntil === null ? `issued ${clock(issuedAt)}` : `good until ${clock(validUntil)}`;
    case 'redeemed':
      return [redeemed && clock(redeemed.at), redeemed?.location, redeemed?.site].filter(Boolean).join(', ');
    case 'expired':
      return validUntil === null ? '' : `since ${clock(validUntil)}`;
    case 'void':
      return voided?.reason ?? '';
    default:
      return status satisfies never;
  }
}

/** Loyalty programmes, a line each, with their tiers. */
export function programmeLines(programmes: readonly ProgrammeView[], { bold, yellow, dim }: Palette = plain): string {
  if (programmes.length === 0) return 'no loyalty programmes';
  const rows = table(programmes.map(({ id, tiers, unit }) => [id, unit, tiers.map(tierWords).join(', ')]));
  return programmes
    .map(({ name, active, expiryDays }, i) => {
      const lasts = expiryDays === null ? [] : [`good for ${expiryDays} days`];
      return [bold(rows[i] ?? ''), ...(active ? [] : [yellow('inactive')]), ...lasts, dim(name)].join('  ');
    })
    .join('\n');
}

/** The points and tiers of a contact, and what changed them last. */
export function pointsLines(
  { balance, totalPoints, tiers, entries }: ReplyOf<typeof getBalance>,
  { bold, dim }: Palette = plain,
): string {
  const names = tiers.map(({ name }) => name).join(', ');
  const head = [bold(String(balance)), `of ${totalPoints} ever awarded`, ...(names ? [names] : [])].join('  ');
  const rows = table(entries.map(({ at, kind, delta }) => [clock(at), kind, delta > 0 ? `+${delta}` : String(delta)]));
  return [head, ...entries.map(({ reason }, i) => `  ${rows[i] ?? ''}  ${dim(reason ?? '')}`.trimEnd())].join('\n');
}

function tierWords({ name, threshold }: ProgrammeView['tiers'][number]): string {
  return threshold === null ? name : `${name} from ${threshold}`;
}
