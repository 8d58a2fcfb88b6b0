import { createHash } from 'node:crypto';

/** A list's name as people would type it again: capitals and outer blanks do not make another list. */
function spelling(name: string): string {
  return name.trim().toLowerCase();
}

/** A list's id, computed from its name: of two who make the same list at once, both make the same one. */
export function listIdOf(name: string): string {
  return createHash('sha256').update(spelling(name)).digest('hex').slice(0, 16);
}
