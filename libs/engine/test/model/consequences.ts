import { ended, endingOfCalled, factKey, gather, parseMeeting, runOver, type Ending } from '../../src/index.js';
import { alreadyHere } from './arrivals.js';
import { returned } from './calls.js';
import type { Made } from './made.js';
import type { Points } from './messages.js';
import type { Outbox } from './outbox.js';
import type { World } from './world.js';

const maxTurns = 2_000;

/**
 * What makes a repeat of the message do something else: that a run has ended as a whole, that everybody knows of its end. It
 * is made known when all else is stored, and what was caused by another first: until then a repeat causes it again.
 */
type Last = { readonly run: string; readonly what: 'ended' | 'over' }[];

/** Records what must be recorded before the world may learn of it, and lets follow what follows, until nothing more does. */
export function* follow(world: World, outbox: Outbox, made: readonly Made[]): Points {
  yield* followSome(world, outbox, made);
  yield* outbox.stored();
}

/** As `follow`, where more is to follow before all must be stored. */
export function* followSome(world: World, outbox: Outbox, made: readonly Made[]): Points {
  const last: Last = [];
  let turn = made;
  for (let turns = 0; turn.length > 0; turns++) {
    if (turns > maxTurns) throw new Error('a message has consequences without end');
    turn = yield* once(world, outbox, last, turn);
  }
  if (last.length === 0) return;
  yield* outbox.stored();
  for (const { run, what } of last.toReversed()) {
    if (what === 'ended') {
      yield* endRun(world, run);
      // A call that was being made meanwhile.
      yield* followSome(world, outbox, calledBy(world, run));
      yield* outbox.stored();
    } else world.tracked.over(run);
    yield;
  }
}

/** Ends a run as a whole: what it waits for is forgotten, and what is on its way stops where it arrives. */
export function* endRun(world: World, run: string): Points {
  world.ended.add(run);
  yield;
  world.waits.endOf(run);
  yield;
  world.bus.cancel((name) => name.startsWith(`${run}/`));
  yield;
}

function* once(world: World, outbox: Outbox, last: Last, made: readonly Made[]): Points<Made[]> {
  const isOver = ({ run }: Made) =>
    world.ended.has(run.id) || last.some(({ run: id, what }) => id === run.id && what === 'ended');
  const met = yield* record(world, outbox, last, made);
  const waits = made.flatMap(({ next }) => next.waits);
  for (const wait of waits) {
    world.waits.add(wait);
    yield;
  }
  for (const { run, next } of made) if (next.ending) last.push({ run: run.id, what: 'ended' });
  for (const one of made) outbox.place(one.next, isOver(one));
  const here = yield* alreadyHere(world, waits);
  const endedWith = made.flatMap(({ run, next }) => (next.ending ? calledBy(world, run.id, next.ending) : []));
  return [...met, ...here, ...endedWith];
}

/** The runs that an ended one called and waited for end with it. */
export function calledBy(world: World, caller: string, ending: Ending = cancelledAt(world.now)): Made[] {
  return world.tracked.calledBy(caller).map((run) => {
    return { workflow: world.workflowOf(run), run, next: ended(run, endingOfCalled(ending)) };
  });
}

function cancelledAt(at: number): Ending {
  return { at, status: 'Cancelled', reason: { kind: 'cancelled' } };
}

/** Notes who has come to which meeting, and says what that decides. */
function* record(world: World, outbox: Outbox, last: Last, made: readonly Made[]): Points<Made[]> {
  const noted = made.flatMap((one) => one.next.notes.map((note) => ({ one, note })));
  for (const { note } of noted) {
    world.meetings.record(note);
    world.log(() => `${outbox.who}: notes ${factKey(note.fact)} at ${note.meeting}`);
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
  // What decided it once may come again while it is tried again.
  if (ending.isOver) {
    world.bus.cancel((name) => name === `${run.id}/deadline`);
    last.push({ run: run.id, what: 'over' });
  }
  const caller = ending.caller?.run.id;
  const nobodyGoesOn =
    world.ended.has(caller ?? '') || last.some(({ run: id, what }) => id === caller && what === 'ended');
  return nobodyGoesOn ? [] : returned(world, ending);
}
