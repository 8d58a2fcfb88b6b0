import { Option, type Command } from 'commander';
import { couponStatus } from '@fanfare/contracts';
import type { CouponQuery, PointsQuery, RedeemRequest } from '@fanfare/client';
import { addCodes } from './commands/offer-codes.js';
import {
  changePoints,
  issueCoupons,
  listCoupons,
  listOffers,
  listProgrammes,
  redeemCoupon,
  showCoupon,
  showPoints,
  voidCoupon,
} from './commands/rewards.js';
import type { Context } from './context.js';

const requestId = ['--request-id <id>', 'the same again is answered as the first time'] as const;

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
  offer
    .command('codes <offer> <file>')
    .description(
      'add codes to an offer: one per line, or the column "code" (else the first) of a .csv; - is standard input',
    )
    .action((id: string, file: string) => addCodes(id, file, context()));
  const coupon = program.command('coupon').description('issue, show, redeem or void a coupon');
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
    .command('issue <contact> <offer>')
    .description('issue coupons to a contact, within the limits of the offer')
    .option('--quantity <n>', 'how many', Number)
    .option(...requestId)
    .action((contact: string, id: string, options: { quantity?: number; requestId?: string }) =>
      issueCoupons(contact, id, options, context()),
    );
  coupon
    .command('redeem <code>')
    .description('redeem a coupon, by its code or its id')
    .option(...ofOffer)
    .option('--site <id>', 'at which site')
    .option('--location <text>', 'where, in words')
    .option(...requestId)
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
  const points = program.command('points').description('the points of a contact');
  points
    .command('show <contact>', { isDefault: true })
    .description('show the points and tiers of a contact, and what changed them, newest first')
    .option('--programme <id>', 'in which programme')
    .option('--limit <n>', 'how many changes', Number, 20)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((contact: string, query: PointsQuery) => showPoints(contact, query, context()));
  for (const [kind, words] of [
    ['award', 'give a contact points'],
    ['redeem', 'take points from a contact, at most what there is'],
  ] as const) {
    points
      .command(`${kind} <contact> <points>`)
      .description(words)
      .option('--programme <id>', 'in which programme')
      .option('--reason <text>', 'shown with the change')
      .option(...requestId)
      .action((contact: string, count: string, options: { programme?: string; reason?: string; requestId?: string }) =>
        changePoints(contact, { kind, points: Number(count) }, options, context()),
      );
  }
}
