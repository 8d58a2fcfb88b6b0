import { AccountAgent } from './account-agent.js';
import { GenerateCampaignGift } from './generate-campaign-gift.action.js';
import { LocalCardApp } from './localcard.app.js';
import { LocalCardClient } from './localcard.client.js';
import { Orders } from './orders.js';
import { SendCard } from './send-card.action.js';

/** The connector's table of contents. */
export const localCard = {
  name: 'connector-localcard',
  title: 'LocalCard',
  handlers: [SendCard, GenerateCampaignGift],
  app: LocalCardApp,
  agent: AccountAgent,
  providers: [LocalCardClient, Orders],
  // What LocalCard allows is not known.
  limits: { concurrent: 8 },
};
