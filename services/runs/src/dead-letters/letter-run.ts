import { z } from 'zod';
import { decodeFrame, parseJson } from '@fanfare/bus';

/** What every message of a run begins with: the identity of its step, or its run. */
const head = z.union([
  z.looseObject({ stepId: z.string() }).transform(({ stepId }) => stepId.split('/')[0] ?? null),
  z.looseObject({ run: z.string() }).transform(({ run }) => run),
]);
const token = z.looseObject({ run: z.looseObject({ id: z.string() }) });

/** The run that an item from the bus is of; null when it is of none, or cannot be read. */
export function runOfItem(item: string): string | null {
  const { head: text, cargo = '' } = decodeFrame(item);
  const own = parseJson(head, text);
  if ('value' in own) return own.value;
  // The cargo is the token and, behind a tab, its event.
  const carried = parseJson(token, cargo.split('\t')[0] ?? '');
  return 'value' in carried ? carried.value.run.id : null;
}
