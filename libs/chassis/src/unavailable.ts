/**
 * Weather: a server we need does not answer. Nothing is wrong with the work itself, so it is done again later and no
 * attempt is counted against it.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(
    message: string,
    readonly options: { cause?: unknown; afterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
  }
}

const weather = new Set([
  'MongoNetworkError',
  'MongoServerSelectionError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongooseServerSelectionError',
  'PoolClearedError',
  'MongoPoolClearedError',
  'MongoTopologyClosedError',
]);

/** True for errors that say "a server is away", ours and the database driver's. */
export function isWeather(error: unknown): boolean {
  return error instanceof Unavailable || (error instanceof Error && weather.has(error.name));
}
