import type { DryRun, RunDocument, StoredEvent } from '@fanfare/contracts';
import { forceExits, simulate, type ForcedExits } from '@fanfare/engine';
import { imaginedStart } from './imagined-start.js';
import type { Known } from './people.js';
import { forcedOthers, sampleAnswers } from './sample-answers.js';
import { compiled, type Tryable } from './tryable.js';

/** What a workflow would do for an event about a contact. Services answer as they declare, or as `exits` wants. */
export function dryRunOf(
  tryable: Tryable,
  { event, storedAt, known, exits }: { event: StoredEvent; storedAt: number; known: Known; exits: ForcedExits },
): DryRun {
  const workflow = compiled({ ...tryable, definition: forceExits(tryable.definition, exits) });
  const { contact, as } = known;
  const { admission, start } = imaginedStart(workflow, event, { storedAt, contact, mode: 'test' });
  const { document, ...simulation } = simulate(
    workflow,
    start,
    sampleAnswers(tryable.actions, exits),
    forcedOthers(exits),
  );
  return {
    starts: admission.admitted,
    ...(!admission.admitted && { because: admission.because }),
    event,
    contact,
    contactIs: as,
    ...simulation,
    waits: waitsIn(document),
    run: document,
  };
}

function waitsIn({ steps }: RunDocument): DryRun['waits'] {
  return steps.flatMap(({ branch, node, waitingFor, until, queuedAt }) =>
    waitingFor === undefined || until === undefined
      ? []
      : [{ branch, node, reason: waitingFor, from: queuedAt, until: until === Number.MAX_SAFE_INTEGER ? null : until }],
  );
}
