import { changeOfCustomer, contactPath, customerPath, customerChange } from './customer-fields.js';
import type { Words } from './text/words.js';

/** What Kustomer's step `1`, the trigger, puts out. */
export type TriggerShape = 'payload' | 'inputs' | 'object' | 'customer';

/** Where a field of the trigger's output is found here; null when nowhere. */
export function triggerPath(shape: TriggerShape, words: Words): Words | null {
  const [first, second, ...rest] = words;
  switch (shape) {
    case 'payload':
      return first === 'attributes' && second === 'data' ? ['trigger', 'data', ...rest] : null;
    case 'inputs':
    case 'object':
      return ['trigger', 'data', ...words];
    case 'customer':
      if (words.length === 1 && first === 'id') return ['trigger', 'contactId'];
      return first === 'changes' ? changeOfCustomer(words) : contactPath(words);
    default:
      return shape satisfies never;
  }
}

/** The way back, of a path that begins with `trigger` or `contact`; null when Kustomer has nothing like it. */
export function kustomerTriggerPath(shape: TriggerShape, path: Words): Words | null {
  const [root, field, ...rest] = path;
  if (shape === 'customer') {
    if (root === 'contact') return customerPath(path);
    if (field === 'contactId' && rest.length === 0) return ['id'];
    return field === 'data' ? customerChange(rest) : null;
  }
  if (root !== 'trigger' || field !== 'data') return null;
  return shape === 'payload' ? ['attributes', 'data', ...rest] : rest;
}
