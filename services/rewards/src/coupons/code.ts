import { createHmac } from 'node:crypto';

// No 0 1 I L O, which people mix up, and no vowels, so that chance writes no words.
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ';
const length = 12;
const fair = 256 - (256 % alphabet.length);

/**
 * The code of a step's nth coupon, such as `K7QM-2XWD-9RTB`: the same for every repeat, and hard to guess without the
 * offer's salt. `attempt` gives another one in the rare case that the code is taken.
 */
export function generatedCode(salt: string, step: string, nth: number, attempt = 0): string {
  let code = '';
  for (let round = 0; code.length < length; round++) {
    const bytes = createHmac('sha256', salt).update(`code ${step}#${nth} ${attempt} ${round}`).digest();
    // Bytes beyond the last full alphabet would make its first letters likelier.
    for (const byte of bytes) if (byte < fair && code.length < length) code += alphabet[byte % alphabet.length];
  }
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** The id of a step's nth coupon. It stands in the coupon's link, so it is hard to guess, too. */
export function couponId(salt: string, step: string, nth: number): string {
  return createHmac('sha256', salt).update(`id ${step}#${nth}`).digest('base64url').slice(0, 22);
}
