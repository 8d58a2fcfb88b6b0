import type { FieldProblem } from '@fanfare/contracts';

// `__proto__` changes the nature of whatever copies it; a NUL cannot be part of a stored document's key. However either is
// written (any character may be escaped), the text holds two underscores, an escaped one, or an escaped NUL.
const suspicion = /__|\\u00(?:5f|00)/i;

/** True when a body may hold a key that must not travel on. Cheap, because nearly no body does; `poisonedKeys` makes sure. */
export function isSuspicious(text: string): boolean {
  return suspicion.test(text);
}

/** The keys of a value that must not travel on. The value's depth is bounded, so the walk is too. */
export function poisonedKeys(value: unknown, path = ''): FieldProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (key === '__proto__') return [{ path: here, message: 'the key __proto__ is not allowed' }];
    if (key.includes('\0')) {
      return [{ path: here.replaceAll('\0', '\\u0000'), message: 'a key must not contain the character NUL' }];
    }
    return poisonedKeys(inner, here);
  });
}
