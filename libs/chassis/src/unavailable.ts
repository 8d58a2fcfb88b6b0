/**
 * Weather: a server we need does not answer. Nothing is wrong with the work itself, so it is done again later and no
 * attempt is counted against it.
 */
export class Unavailable extends Error {
  override readonly name: string = 'Unavailable';

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

// Codes with which a MongoDB server says that it goes down or is no longer (or not yet) the primary.
const goingDown = new Set([91, 189, 10058, 10107, 11600, 11602, 13435, 13436]);

/** True for errors that say "a server is away", ours and the database driver's. */
export function isWeather(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  if (!(error instanceof Error)) return false;
  return weather.has(error.name) || ('code' in error && goingDown.has(error.code as number) && isMongo(error));
}

function isMongo(error: Error): boolean {
  return error.name.startsWith('Mongo');
}
