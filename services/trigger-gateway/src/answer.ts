import { StreamFull } from '@fanfare/bus';
import { Unavailable } from '@fanfare/chassis';
import type { FieldProblem } from '@fanfare/contracts';
import type { AcceptedEvent, RefusedEvent } from './accept-event.js';
import { ProblemError } from './problem-error.js';

export interface Answer {
  status: 202 | 207;
  body: object;
}

/** What became of one event of a batch. `unavailable`: it may or may not be stored, send it again with the same id. */
interface EventResult {
  index: number;
  id: string | null;
  status: 'accepted' | 'refused' | 'unavailable';
  errors?: FieldProblem[];
}

type Verdict = AcceptedEvent | RefusedEvent;
const retryAfterSeconds = 5;

/** Answers a body that was one event. Throws the problem when it is not stored. */
export function answerOne(verdict: Verdict | undefined, failure: Error | null | undefined): Answer {
  if (!verdict) throw new Error('an event was read and not decided about');
  if ('errors' in verdict) throw refusal([verdict], verdict.errors);
  if (failure) throw notStored([failure], { id: verdict.id });
  return { status: 202, body: { id: verdict.id, status: 'accepted' } };
}

/**
 * Answers a batch, event by event. Any event that JetStream did not confirm makes the whole answer a 503: a publisher
 * that looks at the status alone repeats the batch, which is safe, and one that reads the results repeats only those.
 */
export function answerBatch(verdicts: readonly Verdict[], stored: readonly (Error | null)[], path: string): Answer {
  const failures = stored.filter((failure) => failure !== null);
  const next = stored.values();
  const results = verdicts.map((verdict, index): EventResult => {
    if ('errors' in verdict) return { index, id: verdict.id, status: 'refused', errors: verdict.errors };
    return { index, id: verdict.id, status: next.next().value ? 'unavailable' : 'accepted' };
  });
  if (failures.length > 0) throw notStored(failures, { results });
  const refused = verdicts.filter((verdict) => 'errors' in verdict);
  if (refused.length === verdicts.length) throw refusal(refused, errorsOf(results, path), results);
  const body = { accepted: verdicts.length - refused.length, refused: refused.length, results };
  return { status: refused.length === 0 ? 202 : 207, body };
}

function refusal(
  refused: readonly RefusedEvent[],
  errors: FieldProblem[],
  results?: readonly EventResult[],
): ProblemError {
  const [first] = refused;
  const code = first && refused.every((each) => each.code === first.code) ? first.code : 'InvalidEvent';
  const detail = results ? 'No event of the batch can be accepted; nothing was stored.' : details[code];
  return new ProblemError(code === 'EventTooLarge' ? 413 : 422, code, detail, {
    errors,
    ...(results && { members: { results } }),
  });
}

const details = {
  InvalidEvent: 'The event is not valid; nothing was stored.',
  UnknownTrigger: 'No trigger has this name; nothing was stored.',
  EventTooLarge: 'The event is too large; nothing was stored.',
} as const satisfies Record<RefusedEvent['code'], string>;

function errorsOf(results: readonly EventResult[], path: string): FieldProblem[] {
  return results.flatMap(({ index, errors = [] }) =>
    errors.map((error) => ({
      path: [path, String(index), error.path].filter(Boolean).join('.'),
      message: error.message,
    })),
  );
}

function notStored(failures: readonly Error[], more: { id?: string; results?: readonly EventResult[] }): ProblemError {
  const [cause] = failures;
  if (failures.every((failure) => failure instanceof StreamFull)) {
    return new ProblemError(
      503,
      'EventsFull',
      'The event store is full. Send the same again later, with the same ids.',
      { members: more, retryAfterSeconds: 10, cause },
    );
  }
  if (!failures.every((failure) => failure instanceof Unavailable || failure instanceof StreamFull)) {
    throw cause ?? new Error('not stored');
  }
  const detail =
    'The event store did not confirm; the event may or may not be stored. Send it again with the same id: it is never counted twice.';
  return new ProblemError(503, 'Unavailable', detail, { members: more, retryAfterSeconds, cause });
}
