import type { ReadCron } from './cron.js';

type Direction = 1 | -1;

/** Longer than any clock was ever put back at once, but for a change of the date line. */
const nearbyMs = 3 * 3_600_000;

/**
 * The instants at which a clock in a zone reads what a cron expression says, from an instant on (itself left out), or
 * backwards. As nats-server counts: a reading that the clock jumps over is left out, and one that comes twice, because
 * the clock is put back, counts twice.
 */
export function firings(cron: ReadCron, zone: string, from: number, count: number, direction: Direction = 1): number[] {
  const found: number[] = [];
  let wall = wallAt(from, zone) - direction * disorderAt(from, zone);
  for (let last = Infinity * direction; ;) {
    const next = direction === 1 ? cron.after(wall) : cron.before(wall);
    if (next === null || direction * (next - last) > 0) break;
    wall = next;
    found.push(...instantsOf(wall, zone).filter((at) => direction * (at - from) > 0));
    found.sort((a, b) => direction * (a - b));
    const nth = found[count - 1];
    // A later reading may still be an earlier instant, where the clock is put back.
    if (nth !== undefined) last = wallAt(nth, zone) + direction * disorderAt(nth, zone);
  }
  return found.slice(0, count);
}

function wallAt(instant: number, zone: string): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return instant + offsetNanoseconds / 1_000_000;
}

/** How far readings of the clock may be out of order around an instant. */
function disorderAt(instant: number, zone: string): number {
  const offset = (at: number) => wallAt(at, zone) - at;
  return offset(instant - nearbyMs) === offset(instant + nearbyMs) ? 0 : nearbyMs;
}

/** None where the clock jumps over the reading, two where it comes again. */
function instantsOf(wall: number, zone: string): number[] {
  const reading = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  const instants = (['earlier', 'later'] as const)
    .map((disambiguation) => reading.toZonedDateTime(zone, { disambiguation }))
    .filter((at) => at.toPlainDateTime().equals(reading))
    .map(({ epochMilliseconds }) => epochMilliseconds);
  return [...new Set(instants)];
}
