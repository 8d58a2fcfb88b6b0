/** Ends a search that takes or gives too much. The message is for whoever wrote the pattern. */
export class PatternFailed extends Error {
  override name = 'PatternFailed';
}
