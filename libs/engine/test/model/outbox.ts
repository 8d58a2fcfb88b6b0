import type { Advance } from '../../src/index.js';
import type { Chance } from './chance.js';
import type { Message, Points, Publication } from './messages.js';
import { publicationWords } from './words.js';
import type { World } from './world.js';

/** What the handling of a message wants to be known. It is stored in any order, at any time until the end. */
export class Outbox {
  private readonly waiting: Publication[] = [];

  constructor(
    readonly who: string,
    private readonly world: World,
    private readonly chance: Chance,
  ) {}

  publish(message: Message): void {
    this.waiting.push({ kind: 'message', message });
  }

  /** `isOver`: the run ended as a whole meanwhile, so what happened is recorded and nothing new begins. */
  place({ history, commands, timers, calls, failures }: Advance, isOver = false): void {
    for (const entry of history) {
      const token = entry.kind === 'branch.ended' && failures.find(({ branch }) => branch === entry.branch);
      this.waiting.push({ kind: 'history', entry, ...(token && { token }) });
    }
    if (isOver) return;
    for (const { command, token } of commands) this.publish({ kind: 'command', command, token });
    for (const call of calls) this.publish({ kind: 'call', call });
    for (const { dueAt, stepId, token, fired } of timers) {
      this.waiting.push({ kind: 'timer', stepId, dueAt, message: { kind: 'due', fired, token } });
    }
  }

  /** Stores one of those that wait. False when none does. */
  storeOne(): boolean {
    if (this.waiting.length === 0) return false;
    const publication = this.chance.take(this.waiting);
    this.world.store(publication);
    this.world.log(() => `${this.who}: stores ${publicationWords(publication)}`);
    return true;
  }

  *stored(): Points {
    while (this.storeOne()) yield;
  }
}
