import { JetStreamApiError } from '@nats-io/jetstream';

const unknownTimezone = 10223;
const refusals = new Set([10189, 10190, unknownTimezone]); // pattern, target, time zone

/** The server does not take a schedule, now or ever. */
export class ScheduleRefused extends Error {
  override readonly name = 'ScheduleRefused';
}

/** The refusal in an error, if it is one: everything else passes. */
export function scheduleRefusal(error: unknown, timezone: string | undefined): ScheduleRefused | null {
  if (!(error instanceof JetStreamApiError) || !refusals.has(error.code)) return null;
  const message =
    error.code === unknownTimezone
      ? `nats-server knows no time zone ${timezone}: install tzdata where it runs, or choose another`
      : `nats-server refused the schedule: ${error.message}`;
  return new ScheduleRefused(message, { cause: error });
}
