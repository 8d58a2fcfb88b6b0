interface WriteError {
  code: number;
  index: number;
}

const duplicateKey = 11000;

/**
 * Runs an unordered insert and says which of its documents (by index) were there already: being there is an answer, not
 * an error. Anything else is thrown.
 */
export async function insertNew(insert: () => Promise<unknown>): Promise<number[]> {
  try {
    await insert();
    return [];
  } catch (error) {
    const errors = writeErrorsOf(error);
    if (errors.length === 0 || errors.some(({ code }) => code !== duplicateKey)) throw error;
    return errors.map(({ index }) => index);
  }
}

function writeErrorsOf(error: unknown): WriteError[] {
  const { writeErrors } = error as { writeErrors?: WriteError[] | WriteError };
  return writeErrors === undefined ? [] : [writeErrors].flat();
}
