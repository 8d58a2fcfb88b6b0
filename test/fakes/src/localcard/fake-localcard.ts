import { startVendor, type Vendor, type VendorOptions } from '../vendor.js';
import { toCents } from './amount.js';
import { Ledger, type Issued } from './ledger.js';
import { defaultCampaigns, defaultTemplates, type Offer } from './offer.js';
import { addRoutes } from './routes.js';
import { words } from './words.js';

export interface FakeLocalCardOptions extends VendorOptions {
  /** @default 'localcard-key' */
  apiKey?: string;
  /** What can be paid with, as a decimal string. @default '10000.00' */
  balance?: string;
  /** @default two */
  templates?: Offer[];
  /** @default one */
  campaigns?: Offer[];
  /** What time it is. @default the machine's */
  now?: () => Date;
}

/** A LocalCard account that is up. */
export interface FakeLocalCard extends Vendor {
  /** Every card and gift, oldest first. */
  issued(): Issued[];
  /** What they cost together, as a decimal string. */
  paid(): string;
  /** What is left, as a decimal string. */
  balance(): string;
  topUp(value: string): void;
}

/**
 * Starts a fake of LocalCard's API as vendors.md 4.4 proposes it. Ours on top of that: `GET /v1/cards?reference=` and
 * `GET /v1/gifts?reference=`, `{ items }` around lists, `{ code, message }` around problems, and one space of references
 * for cards and gifts.
 */
export async function startFakeLocalCard(options: FakeLocalCardOptions = {}): Promise<FakeLocalCard> {
  const { apiKey = 'localcard-key', balance = '10000.00' } = options;
  const { templates = defaultTemplates, campaigns = defaultCampaigns, now = () => new Date() } = options;
  const ledger = new Ledger(toCents(balance));
  const vendor = await startVendor(
    {
      ...words,
      routes: (app) => addRoutes(app, { apiKey, templates, campaigns, ledger, now }),
      state: () => ({ balance: ledger.balance, paid: ledger.paid, issued: ledger.issued }),
    },
    options,
  );
  return {
    ...vendor,
    issued: () => [...ledger.issued],
    paid: () => ledger.paid,
    balance: () => ledger.balance,
    topUp: (value) => ledger.topUp(value),
  };
}
