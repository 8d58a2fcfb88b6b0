import type { Loss } from '../../loss.js';
import { Untranslatable } from '../text/handlebars.js';
import type { Words } from '../text/words.js';
import { kustomerTriggerPath, type TriggerShape } from '../trigger-shapes.js';

/** What is known of a definition while it is written for Kustomer, and what got lost so far. */
export interface Writing {
  readonly trigger: { readonly id: string; readonly shape: TriggerShape };
  /** By our id: Kustomer's, and where the fields of its output are found there. */
  readonly steps: ReadonlyMap<string, { readonly id: string; readonly outputBack: (words: Words) => Words | null }>;
  readonly losses: Loss[];
}

export function lose({ losses }: Writing, path: string, message: string): void {
  losses.push({ path, message });
}

/** Where a path of ours leads in Kustomer; throws Untranslatable when nowhere. */
export function movePathBack(words: Words, writing: Writing): Words {
  if (words.length > 2 && words.at(-1) === 'size') return [...movePathBack(words.slice(0, -1), writing), 'length'];
  const moved = pathInKustomer(words, writing);
  if (!moved) throw new Untranslatable(`refer to something else: Kustomer has nothing like ${words.join('.')}`);
  return moved;
}

function pathInKustomer(words: Words, { trigger, steps }: Writing): Words | null {
  const [root, name, ...rest] = words;
  if (root === 'trigger' || root === 'contact') {
    const path = kustomerTriggerPath(trigger.shape, words);
    return path && ['steps', trigger.id, ...path];
  }
  if (root === 'variables') return words;
  const step = root === 'steps' && name !== undefined ? steps.get(name) : undefined;
  const path = step?.outputBack(rest);
  return step && path ? ['steps', step.id, ...path] : null;
}
