/** ISO 8601, or the older `yyyy-MM-dd'T'HH:mm:ss:SSSZ` (event_object.md). */
const written = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.:]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/;

export function isTime(value: unknown): value is string {
  if (typeof value !== 'string' || !written.test(value)) return false;
  return !Number.isNaN(Date.parse(value.replace(/(\d\d:\d\d:\d\d):/, '$1.')));
}

/** A date with a time of day. */
export function isDatetime(value: unknown): boolean {
  return isTime(value) && value.length > 'yyyy-MM-dd'.length;
}
