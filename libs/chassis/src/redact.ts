// Whatever a colleague logs by mistake, these never reach a log line. In lower case: vendors write them in every case.
const hidden = new Set(
  ['email', 'mobile', 'phone', 'firstName', 'lastName', 'authorization', 'password', 'secret', 'apiKey'].map((key) =>
    key.toLowerCase(),
  ),
);

/** The same data without personal fields and secrets, at any depth: an error of the database holds whole documents. */
export function redact(
  value: unknown,
  serializeError: (error: Error) => object,
  above: readonly object[] = [],
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circular]';
  const inside = [...above, value];
  const next = (inner: unknown) => redact(inner, serializeError, inside);
  if (value instanceof Error) return next({ ...serializeError(value) });
  if (hasToJson(value)) return next(value.toJSON());
  if (Array.isArray(value)) return value.map(next);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, hidden.has(key.toLowerCase()) ? '[redacted]' : next(inner)]),
  );
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
