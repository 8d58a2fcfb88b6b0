import { Option, type Command } from 'commander';
import { couponStatus } from '@fanfare/contracts';
import type { CouponQuery, RedeemRequest } from '@fanfare/client';
import {
  listCoupons,
  listOffers,
  listProgrammes,
  redeemCoupon,
  showCoupon,
  showPoints,
  voidCoupon,
} from './commands/rewards.js';
import type { Context } from './context.js';

/** The commands about coupons and points. */
export function addRewardCommands(program: Command, { context }: { context: () => Context }): void {
  const offer = program.command('offer').description('coupon offers');
  const ofOffer = ['--offer <id>', 'of which offer, when several have that code'] as const;
  offer
    .command('ls')
    .description('list the offers with what is issued and left of each')
    .option('--limit <n>', 'how many', Number)
    .option('--after <id>', 'go on behind this offer')
    .action((query: { limit?: number; after?: string }) => listOffers(query, context()));
  const coupon = program.command('coupon').description('show, redeem or void a coupon');
  coupon
    .command('ls')
    .description('list coupons, newest first')
    .option('--contact <id>', 'of one contact')
    .option('--offer <id>', 'of one offer')
    .addOption(new Option('--status <status>', 'with one status').choices(couponStatus.options))
    .option('--limit <n>', 'how many', Number, 20)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((query: CouponQuery) => listCoupons(query, context()));
  coupon
    .command('show <code>')
    .description('show a coupon, by its code or its id')
    .action((code: string) => showCoupon(code, context()));
  coupon
    .command('redeem <code>')
    .description('redeem a coupon, by its code or its id')
    .option(...ofOffer)
    .option('--site <id>', 'at which site')
    .option('--location <text>', 'where, in words')
    .option('--request-id <id>', 'the same again is answered as the first time')
    .action((code: string, options: RedeemRequest) => redeemCoupon(code, options, context()));
  coupon
    .command('void <code>')
    .description('make a coupon void, for good')
    .option(...ofOffer)
    .requiredOption('--reason <text>', 'shown with the coupon')
    .action((code: string, options: { offer?: string; reason: string }) => voidCoupon(code, options, context()));
  program
    .command('programme')
    .description('loyalty programmes')
    .command('ls')
    .description('list the programmes with their tiers')
    .option('--limit <n>', 'how many', Number)
    .option('--after <id>', 'go on behind this programme')
    .action((query: { limit?: number; after?: string }) => listProgrammes(query, context()));
  program
    .command('points <contact>')
    .description('show the points and tiers of a contact, and what changed them last')
    .option('--programme <id>', 'in which programme')
    .action((contact: string, query: { programme?: string }) => showPoints(contact, query, context()));
}
