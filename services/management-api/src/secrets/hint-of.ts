const hintLength = 4;
/** A shorter one would be told by its end. */
const shortest = 12;

/** How a secret ends, so that people recognise it; of a short one nothing. */
export function hintOf(secret: string): string {
  return secret.length >= shortest ? `…${secret.slice(-hintLength)}` : '…';
}
