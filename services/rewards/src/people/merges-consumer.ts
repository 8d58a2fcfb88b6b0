import { streams, subjects } from '@fanfare/contracts';
import type { ConsumerSpec } from '@fanfare/bus';

const consumerOf = (name: string, trigger: 'Contact.Merged' | 'Contact.Unmerged'): ConsumerSpec => ({
  name,
  stream: streams.events,
  filter: subjects.event('*', trigger),
  concurrency: 2,
  itemsInHand: 200,
});

export const merged = consumerOf('rewards-merged', 'Contact.Merged');
export const unmerged = consumerOf('rewards-unmerged', 'Contact.Unmerged');
