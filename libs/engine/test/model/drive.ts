import type { Faults } from './cases.js';
import type { Chance } from './chance.js';
import type { Message, Points } from './messages.js';
import { handle } from './orchestrator.js';
import { Outbox } from './outbox.js';
import { messageWords } from './words.js';
import type { World } from './world.js';

const maxTurns = 100_000;
/** A case has only so many faults: without end of them no run could end. */
const maxFaults = 60;
const workers = 3;

interface Handling {
  readonly name: string;
  readonly texts: readonly string[];
  readonly outbox: Outbox;
  readonly points: Points;
}

/** How often what was done. */
export interface Driven {
  crashes: number;
  duplicates: number;
  stalls: number;
  handled: number;
}

/**
 * Lets workers handle what is on its way, several at once and each a little at a time, until nothing is on its way and
 * no timer is armed. Whoever dies leaves its messages where they were, and takes along what it had not stored.
 */
export function drive(world: World, faults: Faults, chance: Chance): Driven {
  const driven: Driven = { crashes: 0, duplicates: 0, stalls: 0, handled: 0 };
  const busy: Handling[] = [];
  const isFault = (percent: number) =>
    driven.crashes + driven.duplicates + driven.stalls < maxFaults && chance.happens(percent);
  const again = ({ name, texts }: Handling) => {
    if (!isFault(faults.duplicate)) return;
    driven.duplicates++;
    world.log(`${name}: what it took comes again`);
    for (const text of texts) world.bus.deliver(text);
  };
  for (let turns = 0; turns < maxTurns; turns++) {
    world.now += chance.below(200);
    world.bus.passTo(world.now);
    if (isFault(faults.stall) && wake(world)) driven.stalls++;
    if (busy.length === 0 && world.bus.isEmpty && !wake(world)) return driven;
    if (busy.length < workers && chance.happens(50)) {
      const handling = begun(world, chance, driven.handled++);
      if (handling) busy.push(handling);
      // Who takes long is thought dead: another gets the same while the first is still at it.
      if (handling) again(handling);
    }
    if (busy.length === 0) continue;
    const one = chance.take(busy);
    if (isFault(faults.crash)) {
      driven.crashes++;
      world.log(`${one.name}: dies`);
      for (const text of one.texts) world.bus.deliver(text);
    } else if ((chance.happens(30) && one.outbox.storeOne()) || !one.points.next().done) {
      busy.push(one);
    } else {
      world.log(`${one.name}: is done`);
      again(one);
    }
  }
  throw new Error('what happens has no end');
}

function begun(world: World, chance: Chance, number: number): Handling | null {
  const texts = world.bus.take();
  if (texts.length === 0) return null;
  const name = `worker ${number}`;
  const messages = texts.map((text) => JSON.parse(text) as Message);
  world.log(() => `${name}: takes ${messages.map(messageWords).join(' and ')}`);
  const outbox = new Outbox(name, world, chance);
  return { name, texts, outbox, points: handle(world, outbox, messages) };
}

/** The clock goes to the next timer. False when there is none. */
function wake(world: World): boolean {
  const { nextDueAt } = world.bus;
  if (nextDueAt === undefined) return false;
  world.now = Math.max(world.now, nextDueAt);
  world.bus.passTo(world.now);
  return true;
}
