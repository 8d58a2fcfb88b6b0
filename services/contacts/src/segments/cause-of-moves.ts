const prefix = 'segments/';

/** The cause of what a change did to segments, where that is told and the change itself is not. */
export function causeOfMoves(cause: string): string {
  return `${prefix}${cause}`;
}

export function isCauseOfMoves(cause: string): boolean {
  return cause.startsWith(prefix);
}
