/**
 * A 32-bit hash of a text: FNV-1a with a final mix, so that texts that differ only at their end spread as well.
 * It replaces chance where a repeat must decide alike (jitter, random splits); it is not cryptographic.
 */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in [0, 1) that depends on the text alone. */
export function fractionOf(text: string): number {
  return hash32(text) / 0x1_0000_0000;
}
