import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answered, client } from '../api/client.js';
import { Refused } from '../api/refused.js';
import type { Me, Role } from '../api/shapes.js';

const roles: readonly Role[] = ['viewer', 'editor', 'admin', 'owner'];

/** Who is signed in; null: nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await answered(client.GET('/v1/me'));
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return null;
      throw error;
    }
  },
});

export async function signOut(queries: QueryClient): Promise<void> {
  await answered(client.POST('/v1/sign-out'));
  queries.clear();
}

/** Whether somebody may do what needs a role: what they may not is not offered. The API decides. */
export function may(me: Me | null | undefined, workspace: string, needed: Role): boolean {
  const has = me?.workspaces.find((one) => one.workspace === workspace)?.role;
  return has !== undefined && roles.indexOf(has) >= roles.indexOf(needed);
}
