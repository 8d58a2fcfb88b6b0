/**
 * Puts records into rounds in which no two have the same key. Of those that share one in a request Salesforce refuses all,
 * the first, too: "Duplicate id specified", "Duplicate external id specified" (help article 000384876).
 */
export function rounds<T>(records: readonly T[], keyOf: (record: T) => string | undefined): T[][] {
  const found: T[][] = [];
  const seen = new Map<string, number>();
  for (const record of records) {
    const key = keyOf(record);
    const round = key === undefined ? 0 : (seen.get(key) ?? 0);
    if (key !== undefined) seen.set(key, round + 1);
    (found[round] ??= []).push(record);
  }
  return found;
}
