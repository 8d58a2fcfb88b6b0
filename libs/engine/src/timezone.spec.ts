import { expect, it } from '@jest/globals';
import { isTimezone } from './timezone.js';

it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Europe/Kyiv'])('%s is a time zone', (name) => {
  expect(isTimezone(name)).toBe(true);
});

it.each(['', 'Berlin', 'Mars/Olympus', 'US/Pacific-New', '2020-01-01T00:00Z[Europe/Berlin]', 'UTC[u-ca=iso8601]'])(
  '%j is none',
  (name) => {
    expect(isTimezone(name)).toBe(false);
  },
);
