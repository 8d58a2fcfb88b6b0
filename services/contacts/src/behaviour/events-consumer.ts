import { streams } from '@fanfare/contracts';
import type { ConsumerSpec } from '@fanfare/bus';

/** Few at once: runs wait for who their contact is, and nobody for what it has done. */
export const events: ConsumerSpec = {
  name: 'contacts-events',
  stream: streams.events,
  filter: 'events.>',
  concurrency: 4,
  itemsInHand: 800,
};
