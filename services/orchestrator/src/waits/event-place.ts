import type { Delivery } from '@fanfare/bus';

/** Far more than one message carries: places in the stream times this leave room for places in the message. */
const maxItems = 1_000_000;

/** Where an item stands among all of its stream: those of one message are stored at one instant, and yet one after the other. */
export function placeOf(delivery: Delivery, line: string): number {
  return delivery.seq * maxItems + delivery.raw().indexOf(line);
}
