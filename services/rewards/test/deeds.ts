import { expect } from '@jest/globals';
import {
  changeTier,
  getBalance,
  getCoupon,
  listCoupons,
  listVaultCards,
  redeemCoupon,
  saveCardTemplate,
  saveOffer,
  saveProgramme,
  subjects,
  voidCoupon,
  type StepCommand,
} from '@fanfare/contracts';
import { Bus, type Requests } from '@fanfare/bus';
import { aCommand, anEvent, type StepBench } from '@fanfare/testing';
import type { RunningService } from '@fanfare/chassis';
import type { Connection } from 'mongoose';
import { countCodes } from './codes-counted.js';
import { ContactsDesk } from './contacts-desk.js';
import { couponStep } from './rewards-world.js';

/** What a deed is done with. */
export interface Tools {
  bench: StepBench;
  requests: Requests;
  db: Connection;
  contacts: RunningService;
}

/** Something that the service does once, whatever dies. */
export interface Deed {
  /** What stands in all that it writes, where that is not what it was prepared with. */
  about?: string;
  /** Done again it changes nothing. */
  act(): Promise<unknown>;
  holds(): Promise<unknown>;
}

/** A kind of deed: all writes that it makes, each of which somebody is to die at. */
export interface Kind {
  writes: string[];
  /** Time does it, when a process starts. */
  byTime?: true;
  /** `about` stands in what it makes. */
  prepare(tools: Tools, about: string): Promise<Deed>;
}

const workspace = 'acme';
const dayMs = 86_400_000;
const booking = ['insert pointsLedger', 'update accounts'];

const points = (contactId: string, amount: number, input = {}) =>
  aCommand('LoyaltyAwardPoints', { contactId, input: { points: amount, ...input } });

/** Steps, and what the account has when they are done. */
function booked({ bench, requests }: Tools, steps: StepCommand[], contact: string, balance: number): Deed {
  return {
    act: () => bench.runAll(steps),
    async holds() {
      const statement = await requests.ask(getBalance, { workspace, contact });
      expect(statement.balance).toBe(balance);
      expect(statement.entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(balance);
    },
  };
}

async function aCoupon({ bench, requests }: Tools, about: string): Promise<string> {
  await requests.ask(saveOffer, { workspace, id: about, name: 'Offer' });
  return (await bench.run(couponStep(about, about))).outcome.output['coupon_id'] as string;
}

export const kinds: Record<string, Kind> = {
  'issue coupons': {
    writes: ['insert coupons', 'insert issues', 'update holdings', 'update offers'],
    async prepare({ bench, requests, db }, about) {
      const codes = Array.from({ length: 5 }, (_, i) => `${about}-${i}`);
      await requests.ask(saveOffer, { workspace, id: about, name: 'Five', codes });
      const steps = Array.from({ length: 3 }, () => couponStep(about, about, { quantity: 1 }));
      return {
        act: () => bench.runAll(steps),
        async holds() {
          const { inStock, issued } = await countCodes(db, about);
          expect([inStock.length, issued.length]).toEqual([2, 3]);
          expect([...issued, ...inStock].toSorted()).toEqual(codes);
          expect(await db.collection('offers').findOne({ id: about })).toMatchObject({ issued: 3, pending: [] });
        },
      };
    },
  },
  'redeem a coupon': {
    writes: ['findAndModify coupons', 'update coupons'],
    async prepare(tools, about) {
      const coupon = await aCoupon(tools, about);
      const asked = { workspace, coupon, requestId: about };
      return {
        about: coupon,
        act: async () => expect((await tools.requests.ask(redeemCoupon, asked)).refused).toBeNull(),
        async holds() {
          const stored = await tools.db.collection<{ _id: string }>('coupons').findOne({ _id: coupon });
          expect(stored).toMatchObject({ state: 'redeemed', redeemed: { request: about }, untold: false });
          const another = await tools.requests.ask(redeemCoupon, { workspace, coupon, requestId: `not-${about}` });
          expect(another.refused).toBe('AlreadyRedeemed');
        },
      };
    },
  },
  'make a coupon void': {
    writes: ['findAndModify coupons'],
    async prepare(tools, about) {
      const coupon = await aCoupon(tools, about);
      return {
        about: coupon,
        act: () => tools.requests.ask(voidCoupon, { workspace, coupon, reason: about }),
        holds: async () =>
          expect(await tools.requests.ask(getCoupon, { workspace, coupon })).toMatchObject({ status: 'void' }),
      };
    },
  },
  'let coupons expire': {
    writes: ['update coupons', 'update offers'],
    byTime: true,
    async prepare(tools, about) {
      await aCoupon(tools, about);
      const validUntil = new Date(Date.now() - 1_000).toISOString();
      await tools.requests.ask(saveOffer, { workspace, id: about, name: 'Over', validUntil });
      return {
        act: () => Promise.resolve(),
        async holds() {
          const { coupons } = await tools.requests.ask(listCoupons, { workspace, offer: about, status: 'expired' });
          expect(coupons).toHaveLength(1);
          const later = { id: about, dueAt: { $gt: Date.now() } };
          expect(await tools.db.collection('offers').countDocuments(later)).toBe(1);
        },
      };
    },
  },
  'award points': {
    writes: booking,
    async prepare(tools, about) {
      return booked(tools, [points(about, 5), points(about, 7)], about, 12);
    },
  },
  'redeem points': {
    writes: booking,
    async prepare(tools, about) {
      await tools.bench.run(points(about, 10));
      const redeem = (amount: number) =>
        aCommand('LoyaltyRedeemPoints', { contactId: about, input: { points: amount } });
      return booked(tools, [redeem(6), redeem(6), redeem(4)], about, 0);
    },
  },
  'let points expire': {
    writes: [...booking, 'update programmes'],
    byTime: true,
    async prepare({ bench, requests }, about) {
      await requests.ask(saveProgramme, { workspace, id: about, name: 'Club', expiryDays: 5 });
      await bench.run({ ...points(about, 9, { programme: about }), at: Date.now() - 10 * dayMs });
      return {
        act: () => Promise.resolve(),
        async holds() {
          const { balance, entries } = await requests.ask(getBalance, { workspace, contact: about, programme: about });
          expect(balance).toBe(0);
          expect(entries.map(({ kind, delta }) => [kind, delta])).toEqual([['expire', -9], ['award', 9]]); // prettier-ignore
        },
      };
    },
  },
  'change a tier': {
    writes: [...booking, 'update pointsLedger'],
    async prepare({ requests }, about) {
      const tiers = [{ id: 'vip', name: 'Vip' }];
      await requests.ask(saveProgramme, { workspace, id: about, name: 'Club', tiers });
      const account = { workspace, contact: about, programme: about };
      return {
        act: () => requests.ask(changeTier, { ...account, tier: 'vip', to: 'in', requestId: about }),
        async holds() {
          const statement = await requests.ask(getBalance, account);
          expect(statement.tiers.map(({ id }) => id)).toEqual(['vip']);
          expect(statement.entries).toHaveLength(1);
        },
      };
    },
  },
  'issue a card': {
    writes: ['insert outcomes', 'update cards'],
    async prepare({ bench, requests, db }, about) {
      await requests.ask(saveCardTemplate, { workspace, id: about, name: 'Member', title: 'Member' });
      const step = aCommand('ContactVaultCardIssue', { contactId: about, input: { template: about } });
      return {
        act: () => bench.run({ ...step, stepId: `${about}/${step.stepId}` }),
        async holds() {
          const { cards } = await requests.ask(listVaultCards, { workspace, template: about });
          expect(cards).toHaveLength(1);
          expect(await db.collection<{ _id: string }>('outcomes').countDocuments({ _id: `${about}/${step.stepId}` })).toBe(1); // prettier-ignore
        },
      };
    },
  },
  'merge contacts': {
    writes: [...booking, 'update joined'],
    async prepare(tools, about) {
      const visitor = `${about}-visitor`;
      await tools.bench.runAll([points(about, 30), points(visitor, 12)]);
      ContactsDesk.unite(about, visitor);
      const data = { survivorId: about, mergedId: visitor };
      const event = anEvent({ type: 'Contact.Merged', contactId: about, data });
      const both = booked(tools, [], about, 42);
      return {
        act: () =>
          tools.contacts.app.get(Bus).publish(subjects.event(workspace, event.type), { head: JSON.stringify(event) }),
        holds: () => both.holds(),
      };
    },
  },
};
