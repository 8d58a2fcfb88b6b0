import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readConfig } from '@fanfare/chassis';

const couponsConfig = z.object({
  /** What a coupon's id is appended to: the page that shows the coupon. */
  COUPON_LINK_BASE: z.url({ protocol: /^https?$/ }).default('https://coupons.example/c/'),
});

@Injectable()
export class CouponLinks {
  private readonly base = readConfig(couponsConfig, process.env).COUPON_LINK_BASE;

  of(couponId: string): string {
    return `${this.base}${couponId}`;
  }
}
