import type { CouponStatus, ShownCoupon } from '@fanfare/contracts';
import { escapeHtml } from '@fanfare/chassis';
import { barcodeSvg } from './barcode.js';
import { publicPage } from './public-page.js';

/** The page of a coupon: what a till needs of it. The code of one that cannot be redeemed any more is not shown to be scanned. */
export function couponPage(coupon: ShownCoupon): string {
  const { title, code, status } = coupon;
  const isGood = status === 'issued';
  const barcode = isGood ? (barcodeSvg({ kind: 'qr', value: code }) ?? '') : '';
  return publicPage({
    title,
    style: 'main{background:#fff;color:#111}p{margin:.5rem 0}.over figcaption{text-decoration:line-through}',
    main: `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(stateOf(coupon))}</p>
<figure${isGood ? '' : ' class="over"'}>${barcode}<figcaption>${escapeHtml(code)}</figcaption></figure>
`,
  });
}

function stateOf({ status, validUntil, redeemedAt }: ShownCoupon): string {
  const words: Record<CouponStatus, string> = {
    issued: validUntil === null ? 'Valid' : `Valid until ${instant(validUntil)}`,
    redeemed: redeemedAt === null ? 'Redeemed' : `Redeemed on ${instant(redeemedAt)}`,
    expired: validUntil === null ? 'Expired' : `Expired on ${instant(validUntil)}`,
    void: 'Not valid any more',
  };
  return words[status];
}

/** In UTC: nobody knows where the page is looked at, and a till in another place must read the same. */
function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
