import { join, type Loss } from '../../loss.js';
import { metaText, type KustomerStep } from '../document.js';
import { Untranslatable } from '../text/handlebars.js';
import type { Words } from '../text/words.js';
import { triggerPath, type TriggerShape } from '../trigger-shapes.js';

/** What is known of a document while it is read, and what got lost so far. */
export interface Reading {
  readonly trigger: { readonly id: string; readonly shape: TriggerShape };
  /** By Kustomer's id: ours, and where the fields of its output are found here. */
  readonly steps: ReadonlyMap<string, { readonly id: string; readonly output: (words: Words) => Words | null }>;
  readonly losses: Loss[];
}

export function lose({ losses }: Reading, path: string, message: string): void {
  losses.push({ path, message });
}

/** What a field that is not read says of itself, by its name. */
const unread: Readonly<Record<string, string>> = {
  appVersion: 'versions of Kustomer apps mean nothing here; it is kept for the way back',
  errorCases:
    "lead the step's Failure where this leads: error cases are not translated; they are kept for the way back",
  response:
    'give the answer with a Stop: what a called workflow answers is not declared here; it is kept for the way back',
  schema: 'the inputs of a called workflow are not declared here; it is kept for the way back',
  replaces: 'switch the other workflow off: none is replaced by importing this one; it is kept for the way back',
};
const elsewhere = 'there is no place for it here; it is kept for the way back';

/** Every field that nobody reads is said. Empty ones say nothing. */
export function loseOthers(reading: Reading, object: object, read: readonly string[], at: string): void {
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (read.includes(name) || isNothing(value)) continue;
    lose(reading, join(at, name), (Object.hasOwn(unread, name) ? unread[name] : undefined) ?? elsewhere);
  }
}

/** A meta's texts of these names; everything else in it is said. */
export function readMeta<Name extends string>(
  reading: Reading,
  meta: KustomerStep['meta'],
  names: readonly Name[],
  at: string,
): Partial<Record<Name, string>> {
  const texts = names.flatMap((name): [Name, string][] => {
    const text = metaText(meta, name);
    return text === undefined ? [] : [[name, text]];
  });
  loseOthers(reading, meta ?? {}, texts.map(([name]) => name), join(at, 'meta')); // prettier-ignore
  return Object.fromEntries(texts) as Partial<Record<Name, string>>;
}

/** A text as long as it may be; the rest is said. */
export function shortened(text: string | undefined, length: number, at: string, reading: Reading): string | undefined {
  if (text === undefined || text.length <= length) return text;
  lose(reading, at, `shorten it: here it may have ${length} characters, and the rest is cut off`);
  return text.slice(0, length);
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Where a path of Kustomer's leads here; throws Untranslatable when nowhere. `at` is where it is written. */
export function movePath(words: Words, at: string, reading: Reading): Words {
  if (words.length > 2 && words.at(-1) === 'length') {
    lose(reading, at, 'length is read as the number of items; when a field has that name, write the reference anew');
    return [...movePath(words.slice(0, -1), at, reading), 'size'];
  }
  const [root, name, ...rest] = words;
  if (root === 'variables' && name !== undefined) {
    lose(reading, at, `set the variable ${name} with SetVariables before this step: its value is not in the document`);
    return words;
  }
  const moved = root === 'steps' && name !== undefined ? moveStepPath(name, rest, reading) : null;
  if (!moved) throw new Untranslatable(`refer to something else: nothing here is like ${words.join('.')}`);
  return moved;
}

function moveStepPath(name: string, rest: Words, { trigger, steps }: Reading): Words | null {
  if (name === trigger.id) return triggerPath(trigger.shape, rest);
  return steps.get(name)?.output(rest) ?? null;
}
