/**
 * The three ways to fail. Each says what happens next:
 * - `Busy`: come back later; no attempt is counted, the run waits, and with it all that would go to the same vendor's account.
 * - `Refused`: never; all steps of the call leave by Failure.
 * - anything else: weather or a bug; retried by the step's policy, then Failure.
 * (One item's refusal is not an error but an outcome: `failure(...)`.)
 */
export class Busy extends Error {
  override readonly name = 'Busy';

  constructor(
    message: string,
    readonly afterMs: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;

  constructor(message: string, options: ErrorOptions & { code?: string } = {}) {
    super(message, options);
    this.code = options.code ?? 'Refused';
  }
}

/**
 * Weather before anything left: the connection could not be made. Retried like other weather, and because the vendor
 * saw nothing, trying again is not a second time, also for an action that must never repeat.
 */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

// The request never left: connection refused, name not found, no connection in time.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** True when the error proves that the vendor saw nothing, so that trying again cannot be a second time. */
export function provesNothingWasSent(error: unknown): boolean {
  if (error instanceof Busy) return true;
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if (e instanceof NotSent) return true;
    if ('code' in e && typeof e.code === 'string' && neverSent.has(e.code)) return true;
    if (e instanceof AggregateError) return e.errors.length > 0 && e.errors.every(provesNothingWasSent);
  }
  return false;
}
