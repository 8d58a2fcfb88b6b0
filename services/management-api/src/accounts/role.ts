import { roles, type Role } from '@fanfare/contracts';

export function covers(has: Role, needed: Role): boolean {
  return roles.indexOf(has) >= roles.indexOf(needed);
}
