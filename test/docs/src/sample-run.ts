import type { ActionEntry, ContactSnapshot, JsonObject, WorkflowDefinition } from '@fanfare/contracts';
import { begin, compile, type Advance } from '@fanfare/engine';

/** The instant of every example: 2026-11-01T10:00:00Z. */
export const now = Date.UTC(2026, 10, 1, 10);

export const sampleContact: ContactSnapshot = {
  id: 'contact-1',
  type: 'Identified',
  email: 'ann@acme.test',
  mobile: null,
  firstName: 'Ann',
  lastName: 'Lee',
  tags: ['vip'],
  lists: ['Newsletter'],
  properties: { points: 1200 },
};

/** Compiles a definition and begins a run of it, as in production. It must be valid. */
export function beginRun(
  definition: WorkflowDefinition,
  actions: ReadonlyMap<string, ActionEntry>,
  data: JsonObject,
): Advance {
  const version = { workspace: 'acme', workflow: 'example', version: 1 };
  return begin(compile({ ...version, definition, actions: Object.fromEntries(actions) }), {
    run: { ...version, id: 'run-1', mode: 'live', startedAt: now, chain: [version.workflow] },
    event: {
      id: 'event-1',
      type: definition.trigger.type,
      workspaceId: version.workspace,
      occurredAt: '2026-11-01T09:59:00Z',
      acceptedAt: now - 1_000,
      data,
    },
    contact: sampleContact,
  });
}
