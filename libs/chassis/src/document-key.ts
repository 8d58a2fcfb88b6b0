/** A document's key from the parts of its identity: no part can reach into its neighbour. */
export function keyOf(...parts: string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

/** The parts that a key was made from. */
export function partsOf(key: string): string[] {
  return key.split('/').map(decodeURIComponent);
}
