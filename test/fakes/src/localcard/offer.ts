/** What cards are made from (a template) or gifts are given from (a campaign): both have a currency and a range. */
export interface Offer {
  id: string;
  name: string;
  currency: string;
  /** Decimal strings. */
  minValue: string;
  maxValue: string;
}

/** The terms allow up to USD 1,000 on a card (localcard.io/terms-and-conditions). */
const range = { currency: 'USD', minValue: '5.00', maxValue: '1000.00' };

export const defaultTemplates: Offer[] = [
  { id: 'template-reward', name: 'Reward Gift Card', ...range },
  { id: 'template-birthday', name: 'Birthday Gift Card', ...range, maxValue: '100.00' },
];

export const defaultCampaigns: Offer[] = [{ id: 'campaign-spring', name: 'Spring Promotion', ...range }];
