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
  const { at } = scope;
  switch (form) {
    case 'for': {
      const span = durationOf(input['for']);
      return soon(at, span === null ? null : at + span, form, 'duration');
    }
    case 'until': {
      const instant = instantOf(input['until']);
      return soon(at, instant === null ? null : Math.max(0, Math.ceil(instant)), form, 'date or date-time');
    }
    case 'untilTime':
      return untilTime(input, scope);
    case 'untilQuietHoursEnd':
      return untilQuietHoursEnd(input, scope);
    default:
      return form satisfies never;
  }
}

function soon(at: number, until: number | null, field: DelayForm, wanted: string): Due {
  if (until !== null && until - at <= longestMs) return { until };
  return { field, wanted: `an ISO 8601 ${wanted}, at most five years away` };
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
  if (hours === null) {
    return { field: 'quietHours', wanted: 'the quiet hours, here or in the settings of the workflow' };
  }
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
  if (value === undefined) return new Set(weekdays);
  const given = new Set<Json>(Array.isArray(value) ? value : []);
  const days = new Set(weekdays.filter((day) => given.has(day)));
  return days.size > 0 && days.size === given.size ? days : null;
}
