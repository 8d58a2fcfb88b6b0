import { createHmac } from 'node:crypto';
import { defaultPattern, fill } from './code-pattern.js';

/**
 * The code of a step's nth coupon, such as `K7QM-2XWD-9RTB`: the same for every repeat, and hard to guess without the
 * offer's salt. `attempt` gives another one in the rare case that the code is taken.
 */
export function generatedCode(salt: string, step: string, nth: number, attempt = 0, pattern = defaultPattern): string {
  return fill(pattern, bytesFor(salt, `code ${step}#${nth} ${attempt}`));
}

/** Bytes without end that nobody can foresee without the salt. */
function* bytesFor(salt: string, name: string): Generator<number, undefined> {
  for (let round = 0; ; round++) yield* createHmac('sha256', salt).update(`${name} ${round}`).digest();
}

/** The id of a step's nth coupon. It stands in the coupon's link, so it is hard to guess, too. */
export function couponId(salt: string, step: string, nth: number): string {
  return createHmac('sha256', salt).update(`id ${step}#${nth}`).digest('base64url').slice(0, 22);
}
