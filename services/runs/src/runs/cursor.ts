/** Where a list of runs goes on: behind the run that started then, with this id. */
export interface Cursor {
  startedAt: number;
  id: string;
}

const pattern = /^(\d{1,15})\.([A-Za-z0-9_-]{1,128})$/;

export function writeCursor({ startedAt, id }: Cursor): string {
  return `${startedAt}.${id}`;
}

/** Null when the text is not a cursor of ours. */
export function readCursor(text: string): Cursor | null {
  const [, startedAt, id] = pattern.exec(text) ?? [];
  return startedAt === undefined || id === undefined ? null : { startedAt: Number(startedAt), id };
}
