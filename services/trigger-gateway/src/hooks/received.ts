/** What was posted to a hook, before anything is made of it. */
export interface Received {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  query: Readonly<Record<string, string | string[]>>;
  /** The address as the caller knows it, query included. */
  url: string;
  body: Buffer;
  /** When it came, in ms. */
  at: number;
}

/** A header of which only one makes sense. */
export function headerOf({ headers }: Pick<Received, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
