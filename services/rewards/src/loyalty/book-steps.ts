import { failure, type Step } from '@fanfare/connector';
import type { Bookkeeping } from './bookkeeping.js';
import type { Entry } from './ledger.store.js';
import type { Effect, Operation } from './points.js';

type PointsStep = Pick<Step, 'id' | 'workspace' | 'contactId' | 'at'> & { input: { programme: string } };

/** Books one operation per step and turns each entry into the step's outcome; a step about nobody is refused. */
export async function bookSteps<S extends PointsStep, O>(
  steps: readonly S[],
  bookkeeping: Bookkeeping,
  effectOf: (step: S) => Effect,
  outcomeOf: (entry: Entry) => O,
): Promise<(O | ReturnType<typeof failure>)[]> {
  const operations = steps.flatMap((step): Operation[] => {
    const { id, workspace, contactId: contact, at, input } = step;
    return contact === null
      ? []
      : [{ step: id, workspace, programme: input.programme, contact, at, ...effectOf(step) }];
  });
  const entries = new Map((await bookkeeping.book(operations)).map((entry) => [entry._id, entry]));
  return steps.map(({ id }) => {
    const entry = entries.get(id);
    return entry
      ? outcomeOf(entry)
      : failure('NoContact', 'The event is about nobody, so there is no loyalty account.');
  });
}
