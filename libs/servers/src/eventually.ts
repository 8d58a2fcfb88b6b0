/**
 * Waits until the check passes, trying again and again, and fails with the check's own last error when it does not
 * within the time: long, for what comes at once costs nothing by it, and a busy machine is no reason to fail. The check
 * throws (an `expect`) while things are not yet as promised.
 */
export async function eventually<T>(check: () => T | Promise<T>, { withinMs = 30_000, everyMs = 20 } = {}): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
