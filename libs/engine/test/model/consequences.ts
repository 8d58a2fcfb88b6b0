import { factKey, gather, parseMeeting, runOver } from '../../src/index.js';
import { alreadyHere } from './arrivals.js';
import { returned } from './calls.js';
import type { Made } from './made.js';
import type { Points } from './messages.js';
import type { Outbox } from './outbox.js';
import type { World } from './world.js';

const maxTurns = 2_000;

/**
 * What makes a repeat of the message do something else: that a run has ended, that nobody need know of its end any more.
 * It is made known when all else is stored.
 */
interface Last {
  readonly ended: Set<string>;
  readonly over: Set<string>;
}

/** Records what must be recorded before the world may learn of it, and lets follow what follows, until nothing more does. */
export function* follow(world: World, outbox: Outbox, made: readonly Made[]): Points {
  const last: Last = { ended: new Set(), over: new Set() };
  let turn = made;
  for (let turns = 0; turn.length > 0; turns++) {
    if (turns > maxTurns) throw new Error('a message has consequences without end');
    turn = yield* once(world, outbox, last, turn);
  }
  yield* outbox.stored();
  for (const run of last.ended) {
    world.endRun(run);
    yield;
  }
  for (const run of last.over) world.tracked.over(run);
}

function* once(world: World, outbox: Outbox, last: Last, made: readonly Made[]): Points<Made[]> {
  const isOver = ({ run }: Made) => world.ended.has(run.id) || last.ended.has(run.id);
  const met = yield* record(world, last, made);
  const waits = made.flatMap((one) => (isOver(one) ? [] : one.next.waits));
  for (const wait of waits) {
    world.waits.add(wait);
    yield;
  }
  for (const { run, next } of made) if (next.ending) last.ended.add(run.id);
  for (const one of made) outbox.place(one.next, isOver(one));
  const here = yield* alreadyHere(world, waits);
  return [...met, ...here];
}

/** Notes who has come to which meeting, and says what that decides. */
function* record(world: World, last: Last, made: readonly Made[]): Points<Made[]> {
  const noted = made.flatMap((one) => one.next.notes.map((note) => ({ one, note })));
  for (const { note } of noted) {
    world.meetings.record(note);
    yield;
  }
  const decided: Made[] = [];
  for (const [meeting, notes] of Map.groupBy(noted, ({ note }) => note.meeting)) {
    const [{ one }] = notes as [(typeof notes)[number]];
    const mine = new Set(notes.map(({ note }) => factKey(note.fact)));
    if (parseMeeting(meeting).kind === 'run') decided.push(...over(world, last, one, meeting, mine));
    else {
      const next = gather(one.workflow, one.run, { meeting, facts: world.meetings.of(meeting), mine });
      decided.push({ ...one, next });
    }
    yield;
  }
  return decided;
}

/** A run that somebody waited for may be over: who called it goes on with what it left. */
function over(world: World, last: Last, { run }: Made, meeting: string, mine: ReadonlySet<string>): Made[] {
  const ending = runOver(world.meetings.of(meeting), mine);
  if (!ending) return [];
  world.bus.cancel((name) => name === `${run.id}/deadline`);
  last.over.add(run.id);
  return returned(world, ending);
}
