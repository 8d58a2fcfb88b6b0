import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answered, client } from '../api/client.js';
import { Refused } from '../api/refused.js';
import type { Me, Role } from '../api/shapes.js';

/** What people may be in a workspace, from little to all. */
export const roles: readonly Role[] = ['viewer', 'editor', 'admin', 'owner'];

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

/** Also when the session was over already. */
export async function signOut(queries: QueryClient): Promise<void> {
  try {
    await answered(client.POST('/v1/sign-out'));
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
  }
  queries.clear();
}

/** From now on it is this person: what the one before was shown is nobody's business. */
export function signedIn(queries: QueryClient, me: Me): void {
  queries.clear();
  queries.setQueryData(meQuery.queryKey, me);
}

/** Whether somebody may do what needs a role: what they may not is not offered. The API decides. */
export function may(me: Me | null | undefined, workspace: string, needed: Role): boolean {
  const has = me?.workspaces.find((one) => one.workspace === workspace)?.role;
  return has !== undefined && roles.indexOf(has) >= roles.indexOf(needed);
}
