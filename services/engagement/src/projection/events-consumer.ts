import { streams } from '@fanfare/contracts';
import type { ConsumerSpec } from '@fanfare/bus';

/** Few at once: steps are what runs wait for, and this only what people look at. */
export const events: ConsumerSpec = {
  name: 'engagement-events',
  stream: streams.events,
  filter: 'events.>',
  concurrency: 4,
  itemsInHand: 800,
};
