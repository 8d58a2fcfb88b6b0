type Keys = Record<string, unknown>;

/** What was asked of a collection, and how it was to be sorted. */
export interface Asked {
  collection: string;
  method: string;
  filter: Keys;
  sort: Keys;
}

/** What this needs of a mongoose connection. */
interface Database {
  set(option: 'debug', listener: (collection: string, method: string, filter: unknown, ...rest: unknown[]) => void): unknown;
  models: Record<string, { collection: { name: string }; schema: { indexes(): [Record<string, unknown>, unknown][] } }>;
} // prettier-ignore

/** Writes down what a service asks its database from now on. */
export function listenTo(database: Database): Asked[] {
  const seen: Asked[] = [];
  database.set('debug', (collection, method, given, ...rest) => {
    if (!/^(find|update|aggregate|delete|count)/.test(method)) return;
    const options = rest.find((one): one is { sort: Keys } => typeof one === 'object' && one !== null && 'sort' in one);
    const filter = (Array.isArray(given) ? (given[0] as { $match?: Keys }).$match : given) as Keys | undefined;
    seen.push({ collection, method, filter: filter ?? {}, sort: options?.sort ?? {} });
  });
  return seen;
}

/** The indexes of a collection, each as its fields in order. */
export function indexesOf({ models }: Database, collection: string): string[][] {
  const declared = Object.values(models).filter((model) => model.collection.name === collection);
  return [['_id'], ...declared.flatMap(({ schema }) => schema.indexes().map(([fields]) => Object.keys(fields)))];
}

/**
 * An index serves a query when it begins with fields that are given as values, the narrowest of them among these, and goes
 * on with what is sorted by, or with a range. `coarse`: fields of few values, which narrow nothing.
 */
export function serves(index: readonly string[], { filter, sort }: Asked, coarse: readonly string[] = []): boolean {
  const given = Object.keys(filter).filter((field) => isValue(filter[field]));
  const ranges = Object.keys(filter).filter((field) => !given.includes(field) && !field.startsWith('$'));
  const unknown = index.findIndex((field) => !given.includes(field));
  const prefix = unknown < 0 ? index : index.slice(0, unknown);
  const narrowing = given.filter((field) => !['workspace', ...coarse].includes(field));
  if (narrowing.length > 0 && !narrowing.some((field) => prefix.includes(field))) return false;
  if (prefix.length === 0 && !ranges.includes(index[0] ?? '')) return false;
  const sorted = Object.keys(sort).filter((field) => !given.includes(field));
  return sorted.every((field, i) => index.slice(prefix.length)[i] === field);
}

function isValue(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return true;
  return Object.keys(condition).every((operator) => operator === '$in');
}
