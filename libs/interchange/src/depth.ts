import { ImportRefused } from './import-refused.js';

/** A definition may be nested 64 levels deep, and a document that is remembered in it stands two levels down. */
export const maxForeignDepth = 60;
/** A definition in its envelopes. */
export const maxOwnDepth = 66;

/** Refuses what is nested so deeply that walking it could exhaust the stack. */
export function refuseTooDeep(value: unknown, maxDepth: number): void {
  const ahead = [{ value, depth: 0 }];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= maxDepth) {
      throw new ImportRefused('This cannot be imported', [
        { path: '', message: `make it flatter: it may be nested ${maxDepth} levels deep` },
      ]);
    }
    for (const part of Object.values(next.value)) ahead.push({ value: part, depth: next.depth + 1 });
  }
}
