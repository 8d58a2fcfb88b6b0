import { z } from 'zod';

/** What somebody may do in a workspace, each including those before it: look; change; connect and invite; own. */
export const roles = ['viewer', 'editor', 'admin', 'owner'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export function covers(has: Role, needed: Role): boolean {
  return roles.indexOf(has) >= roles.indexOf(needed);
}
