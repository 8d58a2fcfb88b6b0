import { describe, expect, it } from '@jest/globals';
import { readCron } from './cron.js';

describe('a cron expression', () => {
  it.each([
    ['0 9 * * MON-FRI', '0 0 9 * * 1,2,3,4,5'],
    ['30 0 9 ? * MON-FRI', '30 0 9 * * 1,2,3,4,5'],
    ['*/15 8-10 * * *', '0 0,15,30,45 8,9,10 * * *'],
    ['0 9 1,15 JAN-MAR *', '0 0 9 1,15 1,2,3 *'],
    ['0 9 * * 7', '0 0 9 * * 0'],
    ['0 9 * * sat-sun', '0 0 9 * * 0,6'],
    ['  0  9 * *  * ', '0 0 9 * * *'],
    ['@hourly', '0 0 * * * *'],
    ['@daily', '0 0 0 * * *'],
    ['@weekly', '0 0 0 * * 0'],
    ['@monthly', '0 0 0 1 * *'],
    ['@yearly', '0 0 0 1 1 *'],
  ])('%s is to nats-server %s', (text, sixFields) => {
    expect(readCron(text).sixFields()).toBe(sixFields);
  });

  it.each([
    ['', 'expected minute, hour'],
    ['tomorrow', 'expected minute, hour'],
    ['* * * *', 'expected minute, hour'],
    ['0 0 9 1 1 * 2027', 'expected minute, hour'],
    ['2027-01-01T09:00:00', 'expected minute, hour'],
    ['@reboot', 'expected minute, hour'],
    ['@every 5m', 'expected minute, hour'],
    ['0 9 L * *', 'expected minute, hour'],
    ['0 9 15W * *', 'expected minute, hour'],
    ['0 9 * * MON#2', 'expected minute, hour'],
    ['0 9 * * 5L', 'expected minute, hour'],
    ['0 9 1 * +MON', 'expected minute, hour'],
    ['60 9 * * *', 'minute: 60'],
    ['0 24 * * *', 'hour: 24'],
    ['0 9 * * 8', 'dayOfWeek: 8'],
    ['0 9 * * MONDAY', 'MONDAY'],
    ['0 9 10-5 * *', '10-5'],
    ['*/0 * * * *', 'illegal stepping: 0'],
  ])('"%s" is refused with a reason', (text, reason) => {
    expect(() => readCron(text)).toThrow(reason);
  });

  it('means either day when both days are given', () => {
    const { after } = readCron('0 12 1 * SUN');
    const days: number[] = [];
    for (let at = Date.UTC(2026, 9, 31); days.length < 4;) days.push(new Date((at = after(at) ?? NaN)).getUTCDate());
    expect(days).toEqual([1, 8, 15, 22]);
    expect(readCron('0 12 1 12 SUN').after(Date.UTC(2026, 11, 1))).toBe(Date.UTC(2026, 11, 1, 12));
  });

  it('may name a day that never comes', () => {
    expect(readCron('0 9 30 2 *').after(0)).toBeNull();
  });
});
