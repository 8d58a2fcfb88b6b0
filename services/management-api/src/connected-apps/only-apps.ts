import type { ActionEntry, ConnectedApp } from '@fanfare/contracts';

/**
 * Actions as a version freezes them: with the app that its steps use when they name none. Connecting a second account
 * must not leave what runs without one, nor send it to another.
 */
export function withOnlyApps(
  actions: Record<string, ActionEntry>,
  apps: readonly Pick<ConnectedApp, 'id' | 'connector'>[],
): Record<string, ActionEntry> {
  return Object.fromEntries(
    Object.entries(actions).map(([name, entry]) => {
      const [only, ...others] = apps.filter(({ connector }) => connector === entry.service);
      return [name, entry.app === 'needed' && only && others.length === 0 ? { ...entry, onlyApp: only.id } : entry];
    }),
  );
}
