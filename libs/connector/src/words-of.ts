/** What an error says. By name: what an AbortSignal throws is a DOMException, which is not an Error of every realm. */
export function wordsOf(error: unknown): string {
  const { name, message = String(error) } = (error ?? {}) as Partial<Error>;
  return name === 'TimeoutError' ? 'no answer in time' : message;
}
