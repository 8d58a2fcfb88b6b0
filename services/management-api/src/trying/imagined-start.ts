import type { ContactSnapshot, RunMode, StoredEvent } from '@fanfare/contracts';
import { runIdOf } from '@fanfare/bus';
import { admits, type Admission, type CompiledWorkflow, type Start } from '@fanfare/engine';

export interface Imagined {
  admission: Admission;
  start: Start;
}

/** The run that an event would start in a workflow, whether the workflow takes it or not: with the identity that it has or would have. */
export function imaginedStart(
  workflow: CompiledWorkflow,
  event: StoredEvent,
  { storedAt, contact, mode }: { storedAt: number; contact: ContactSnapshot | null; mode: RunMode },
): Imagined {
  const { info } = workflow;
  const admission = admits(workflow, event);
  const startsAt = admission.admitted ? admission.startsAt : undefined;
  return {
    admission,
    start: {
      event,
      contact,
      run: {
        id: runIdOf(info.workspace, info.id, event.id),
        workspace: info.workspace,
        workflow: info.id,
        version: info.version,
        mode,
        startedAt: Math.max(storedAt, startsAt ?? 0),
        chain: [...(event.origin?.chain ?? []), info.id],
      },
    },
  };
}
