const duplicateKey = 11_000;

interface WriteError {
  code: number;
  index: number;
}

/** True when a write of several documents failed for nothing but ids that were there already. */
export function onlyDuplicates(error: unknown): boolean {
  const errors = writeErrorsOf(error);
  return errors.length > 0 && errors.every(({ code }) => code === duplicateKey);
}

interface Inserts<T> {
  insertMany(documents: T[], options: { ordered: boolean }): Promise<unknown>;
}

/**
 * Inserts documents and says, by index, which were refused because a unique key of theirs is taken. Ordered, the first
 * one refused ends it: everything before it is in, nothing after it was tried.
 */
export async function insertNew<T>(
  collection: Inserts<T>,
  documents: readonly T[],
  ordered = false,
): Promise<number[]> {
  if (documents.length === 0) return [];
  try {
    await collection.insertMany([...documents], { ordered });
    return [];
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    return writeErrorsOf(error).map(({ index }) => index);
  }
}

function writeErrorsOf(error: unknown): WriteError[] {
  // The driver gives one error or a list of them.
  const { writeErrors = [] } = (error ?? {}) as { writeErrors?: WriteError | WriteError[] };
  return Array.isArray(writeErrors) ? writeErrors : [writeErrors];
}
