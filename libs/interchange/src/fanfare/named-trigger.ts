import type { Condition, TriggerName } from '@fanfare/contracts';
import { triggerByAlias } from './trigger-aliases.js';

/** What a word in brackets after a trigger means: `Contact.ListAdded ("Newsletter Subscribers")`. */
const qualified: Partial<Record<TriggerName, string>> = {
  'Contact.ListAdded': 'listName',
  'Contact.SegmentEntered': 'segmentName',
  'Contact.SegmentLeft': 'segmentName',
  'Gameplay.Action': 'action',
  'Loyalty.TierAdded': 'tierName',
  'Loyalty.TierRemoved': 'tierName',
};

export interface NamedTrigger {
  readonly type: TriggerName;
  /** What the word in brackets asks for. */
  readonly filter?: Condition;
}

/** Reads a trigger as people write it; null when nobody knows what it means. */
export function namedTrigger(name: string): NamedTrigger | null {
  const whole = triggerByAlias(name);
  if (whole) return { type: whole };
  const [, head = '', inBrackets = ''] = /^([^()]+)\(([^()]+)\)\s*$/.exec(name) ?? [];
  const type = triggerByAlias(head);
  const field = type && qualified[type];
  if (!field) return null;
  const word = inBrackets.trim().replace(/^(["'“])(.*)["'”]$/, '$2');
  return { type, filter: { left: `{{ trigger.data.${field} }}`, op: 'eq', right: word } };
}
