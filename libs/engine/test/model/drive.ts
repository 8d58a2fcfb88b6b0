import type { Faults } from './cases.js';
import type { Chance } from './chance.js';
import type { Message, Points } from './messages.js';
import { handle } from './orchestrator.js';
import { Outbox } from './outbox.js';
import type { World } from './world.js';

const maxTurns = 50_000;
/** A case has only so many faults: without end of them no run could end. */
const maxFaults = 60;
const workers = 3;

interface Handling {
  readonly text: string;
  readonly outbox: Outbox;
  readonly points: Points;
}

/** How often what was done. */
export interface Driven {
  crashes: number;
  duplicates: number;
  handled: number;
}

/**
 * Lets workers handle what is on its way, several at once and each a little at a time, until nothing is on its way and
 * no timer is armed. Whoever dies leaves its message where it was, and takes along what it had not stored.
 */
export function drive(world: World, faults: Faults, chance: Chance): Driven {
  const driven: Driven = { crashes: 0, duplicates: 0, handled: 0 };
  const busy: Handling[] = [];
  const isFault = (percent: number) => driven.crashes + driven.duplicates < maxFaults && chance.happens(percent);
  for (let turns = 0; turns < maxTurns; turns++) {
    world.now += chance.below(200);
    world.bus.passTo(world.now);
    if (chance.happens(faults.stall)) wake(world);
    if (busy.length === 0 && world.bus.isEmpty && !wake(world)) return driven;
    if (busy.length < workers && chance.happens(50)) {
      const text = world.bus.take();
      if (text !== undefined) busy.push(begun(world, text, chance));
    }
    if (busy.length === 0) continue;
    const one = chance.take(busy);
    if (isFault(faults.crash)) {
      driven.crashes++;
      world.bus.deliver(one.text);
    } else if (chance.happens(30) && one.outbox.storeOne()) busy.push(one);
    else if (!one.points.next().done) busy.push(one);
    else {
      driven.handled++;
      if (!isFault(faults.duplicate)) continue;
      driven.duplicates++;
      world.bus.deliver(one.text);
    }
  }
  throw new Error('what happens has no end');
}

function begun(world: World, text: string, chance: Chance): Handling {
  const outbox = new Outbox(world, chance);
  return { text, outbox, points: handle(world, outbox, JSON.parse(text) as Message) };
}

/** The clock goes to the next timer. False when there is none. */
function wake(world: World): boolean {
  const { nextDueAt } = world.bus;
  if (nextDueAt === undefined) return false;
  world.now = Math.max(world.now, nextDueAt);
  world.bus.passTo(world.now);
  return true;
}
