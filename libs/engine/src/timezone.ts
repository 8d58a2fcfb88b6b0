/** Whether a name is an IANA time zone that this machine knows. */
export function isTimezone(name: string): boolean {
  try {
    // Each takes what the other refuses: Intl a few retired names, Temporal whole dates with a zone in brackets.
    new Intl.DateTimeFormat('en', { timeZone: name });
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
