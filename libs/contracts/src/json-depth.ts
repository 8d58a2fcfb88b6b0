const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Deepest nesting of JSON from outside. Far beyond any real document, far below what exhausts the stack of whoever walks it. */
export const maxJsonDepth = 100;

/** How deep the brackets of a JSON text nest; counting ends at the first level beyond `limit`. Works on bytes: in UTF-8 no other character contains these. */
export function jsonDepth(json: Uint8Array, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < json.length; i++) {
    switch (json[i]) {
      case quote:
        i = endOfString(json, i);
        break;
      case openBrace:
      case openBracket:
        depth++;
        if (depth > deepest) deepest = depth;
        if (deepest > limit) return deepest;
        break;
      case closeBrace:
      case closeBracket:
        depth--;
        break;
      default: // part of a number, a word, white space
    }
  }
  return deepest;
}

function endOfString(json: Uint8Array, start: number): number {
  for (let i = start + 1; i < json.length; i++) {
    if (json[i] === backslash) i++;
    else if (json[i] === quote) return i;
  }
  return json.length;
}
