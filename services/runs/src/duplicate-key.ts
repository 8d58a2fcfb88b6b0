const duplicateKey = 11000;

interface WriteError {
  code?: number;
}

/** True when a bulk write failed for nothing but ids that were there already. */
export function onlyDuplicates(error: unknown): boolean {
  if (!(error instanceof Error) || !('writeErrors' in error)) return false;
  const errors = [error.writeErrors].flat() as WriteError[];
  return errors.length > 0 && errors.every(({ code }) => code === duplicateKey);
}
