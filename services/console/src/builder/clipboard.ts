import type { JsonObject, Step } from '@fanfare/contracts';
import { isObject } from '../draft/value-at.js';

interface Copied {
  id: string;
  step: Step;
}

/** A step as a text that can be pasted into another workflow, or into an e-mail. */
export function copiedText({ id, step }: Copied): string {
  return JSON.stringify({ fanfare: 'step', id, step }, null, 2);
}

/** The step that a text holds, leading nowhere; null: it holds none. */
export function pastedStep(text: string): Copied | null {
  const read = parsed(text);
  if (!read || read['fanfare'] !== 'step' || typeof read['id'] !== 'string' || !isObject(read['step'])) return null;
  const { next: _, each: __, else: otherwise, branches, ...rest } = read['step'] as unknown as Step;
  if (typeof rest.action !== 'string') return null;
  return {
    id: read['id'],
    step: {
      ...rest,
      ...(branches && { branches: branches.map((branch) => ({ ...branch, next: null })) }),
      ...(otherwise !== undefined && { else: null }),
    },
  };
}

function parsed(text: string): JsonObject | null {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read as JsonObject) ? (read as JsonObject) : null;
  } catch {
    return null;
  }
}
