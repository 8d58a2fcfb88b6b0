import type { ActionEntry, ConnectedApp, FieldProblem, JsonObject } from '@fanfare/contracts';

interface Known {
  actions: ReadonlyMap<string, ActionEntry>;
  /** Those of the workspace. */
  apps: readonly ConnectedApp[];
}

/** What is wrong with the accounts that a workflow's steps use. One that is named by a template is known only when it runs. */
export function appProblems(definition: JsonObject, { actions, apps }: Known): FieldProblem[] {
  return Object.entries(objectIn(definition['steps'])).flatMap(([id, step]) => {
    const { action, input } = objectIn(step);
    const entry = typeof action === 'string' ? actions.get(action) : undefined;
    if (!entry?.app) return [];
    const message = problemOf(
      entry,
      objectIn(input)['app'],
      apps.filter(({ connector }) => connector === entry.service),
    );
    return message === null ? [] : [{ path: `steps.${id}.input.app`, message }];
  });
}

function problemOf({ name, app }: ActionEntry, named: unknown, own: readonly ConnectedApp[]): string | null {
  if (typeof named === 'string' && named !== '') {
    if (/\{[{%]/.test(named) || own.some(({ id }) => id === named)) return null;
    return own.length === 0 ? `${named} is not connected` : `${named} is not connected; there is ${listOf(own)}`;
  }
  if (app === 'optional' || own.length === 1) return null;
  if (own.length === 0) return `${name} needs a connected app, and none is connected`;
  return `choose one of the connected apps ${listOf(own)}`;
}

function listOf(apps: readonly ConnectedApp[]): string {
  return apps.map(({ id }) => id).join(', ');
}

function objectIn(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
