import { timeOfDay, type Json, type JsonObject } from '@fanfare/contracts';
import { durationOf, instantOf } from '../dates.js';
import { quietUntil } from '../quiet-hours.js';
import { isObject } from '../schema.js';
import type { Scope } from '../scope.js';
import { isTimezone } from '../timezone.js';
import { nextTimeOfDay, weekdays, type Weekday } from '../zoned-time.js';

/** The ways to say for how long. Each is a field of the input; a Delay has one of them. */
export const delayForms = ['for', 'until', 'untilTime', 'untilQuietHoursEnd'] as const;
export type DelayForm = (typeof delayForms)[number];

const longestMs = 5 * 366 * 86_400_000;

/** Until when it waits, in milliseconds; or what is wrong with a field. */
export type Due = { readonly until: number } | { readonly field: string; readonly wanted: string };

export function dueOf(form: DelayForm, input: JsonObject, scope: Scope): Due {
  switch (form) {
    case 'for': {
      const span = durationOf(input['for']);
      const wanted = 'an ISO 8601 duration of at most five years, such as PT30M or P2D';
      return span === null ? { field: form, wanted } : soon(scope.at + span, scope, { field: form, wanted });
    }
    case 'until': {
      const instant = instantOf(input['until']);
      const wanted = 'an ISO 8601 date or date-time, at most five years away, such as 2027-01-31T09:00:00Z';
      return instant === null ? { field: form, wanted } : soon(wholeMs(instant), scope, { field: form, wanted });
    }
    case 'untilTime':
      return untilTime(input, scope);
    case 'untilQuietHoursEnd':
      return untilQuietHoursEnd(input, scope);
    default:
      return form satisfies never;
  }
}

function soon(until: number, { at }: Scope, otherwise: Due): Due {
  return until - at > longestMs ? otherwise : { until };
}

function wholeMs(ms: number): number {
  return Math.max(0, Math.ceil(ms));
}

function untilTime(input: JsonObject, { at, workflow }: Scope): Due {
  const time = input['untilTime'];
  const days = daysOf(input['days']);
  const timezone = zoneOf(input, workflow.timezone);
  if (!isTime(time)) return { field: 'untilTime', wanted: 'a time of day such as 09:30' };
  if (days === null) return { field: 'days', wanted: `a list of days: ${weekdays.join(', ')}` };
  if (timezone === null) return badZone;
  return { until: nextTimeOfDay(at, { time, timezone, days }) };
}

function untilQuietHoursEnd(input: JsonObject, { at, workflow }: Scope): Due {
  if (input['untilQuietHoursEnd'] !== true) return { field: 'untilQuietHoursEnd', wanted: 'true' };
  const own = input['quietHours'];
  const hours = own === undefined ? workflow.quietHours : own;
  if (hours === null)
    return { field: 'quietHours', wanted: 'the quiet hours, here or in the settings of the workflow' };
  const { from, to } = isObject(hours) ? hours : {};
  if (!isTime(from) || !isTime(to)) return { field: 'quietHours', wanted: 'two times of day, "from" and "to"' };
  const timezone = zoneOf(input, (own === undefined && workflow.quietHours?.timezone) || workflow.timezone);
  return timezone === null ? badZone : { until: quietUntil(at, { from, to, timezone }) ?? at };
}

const badZone: Due = { field: 'timezone', wanted: 'an IANA time zone such as Europe/Berlin' };

function zoneOf({ timezone }: JsonObject, otherwise: string): string | null {
  if (timezone === undefined) return otherwise;
  return typeof timezone === 'string' && isTimezone(timezone) ? timezone : null;
}

function isTime(value: Json | undefined): value is string {
  return timeOfDay.safeParse(value).success;
}

function daysOf(value: Json | undefined): ReadonlySet<Weekday> | null {
  const given = value === undefined ? weekdays : value;
  if (!Array.isArray(given) || given.length === 0) return null;
  const days = weekdays.filter((day) => given.includes(day));
  return given.every((day) => weekdays.some((known) => known === day)) ? new Set(days) : null;
}
