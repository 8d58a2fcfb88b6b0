/** When the word on a field was said that counts: by which event, or which step. */
interface Word {
  field: string;
  at: number;
  by: string;
}

/** Something that events tell of, several of them and in any order. */
export interface Told {
  /** When the earliest of them happened. */
  at: number;
  asOf: Word[];
}

/** What one event says about one thing. A field that is undefined is not spoken of. */
export interface Said<F> {
  at: number;
  by: string;
  fields: Partial<F>;
}

/** The newest word on each field counts, so that it is all the same in which order, and how often, they are heard. */
export function tell<F extends object, T extends Told & F>(told: T, { at, by, fields }: Said<F>): T {
  const news = Object.entries(fields).filter(([field, value]) => {
    const word = told.asOf.find((one) => one.field === field);
    return value !== undefined && (!word || isLater({ at, by }, word));
  });
  const first = Math.min(told.at, at);
  if (news.length === 0 && first === told.at) return told;
  const fresh = news.map(([field]) => ({ field, at, by }));
  const names = new Set(fresh.map(({ field }) => field));
  const asOf = [...told.asOf.filter(({ field }) => !names.has(field)), ...fresh];
  return {
    ...told,
    ...(Object.fromEntries(news) as Partial<T>),
    at: first,
    asOf: asOf.sort((a, b) => (a.field < b.field ? -1 : 1)),
  };
}

/** Of two of one instant, which comes later is decided by who said it: anyhow, but the same everywhere. */
export function isLater(a: { at: number; by: string }, b: { at: number; by: string }): boolean {
  return a.at > b.at || (a.at === b.at && a.by > b.by);
}
