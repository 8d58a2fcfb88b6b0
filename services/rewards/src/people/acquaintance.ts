import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Requests, withNamesOf, type ContactNames } from '@fanfare/bus';
import { CrashPoint, keyOf, Sweeping } from '@fanfare/chassis';
import { JoiningAccounts } from '../loyalty/joining-accounts.js';
import { JoinedStore } from './joined.store.js';

const everyMs = 60_000;
/** After this it is looked after once more: bookings that were under way then did not know of it. */
const secondLookMs = 600_000;
const atOnce = 200;

/** Learns from contacts who is who, and does what follows from it. Everything can be done again, and by anybody. */
@Injectable()
export class Acquaintance implements OnApplicationBootstrap {
  constructor(
    private readonly requests: Requests,
    private readonly joined: JoinedStore,
    private readonly accounts: JoiningAccounts,
    private readonly sweeping: Sweeping,
    private readonly crash: CrashPoint,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(everyMs, 'contacts that were merged', () => this.lookAfter(Date.now()));
  }

  /** What contacts says of an id now, whatever it said before: so news may come twice, and in any order. */
  async look(workspace: string, id: string): Promise<void> {
    const toSettle = new Set<string>();
    await withNamesOf(this.requests, { workspace, id }, async (names) => {
      for (const name of await this.note(workspace, names)) toSettle.add(name);
    });
    for (const name of toSettle) await this.accounts.settle(workspace, name);
    await this.crash.at('accounts joined');
  }

  /** Gives the names whose accounts are to be looked at. */
  private async note(workspace: string, { own, others }: ContactNames): Promise<string[]> {
    const names = new Map<string, string | null>([...others.map((other) => [other, own] as const), [own, null]]);
    const known = await this.joined.find([...names.keys()].map((name) => keyOf(workspace, name)));
    const same = known.filter(({ contact, into }) => into === names.get(contact));
    const news = new Map([...names].filter(([name]) => !same.some(({ contact }) => contact === name)));
    await this.joined.say(workspace, news, Date.now());
    await this.crash.at('names noted');
    // Whoever was merged often has many names, and most of them are not the news.
    const settled = new Set(same.filter((one) => one.settled).map(({ contact }) => contact));
    return [...names.keys()].filter((name) => !settled.has(name));
  }

  async lookAfter(now: number): Promise<number> {
    const open = await this.joined.unsettled(now - secondLookMs, atOnce);
    for (const one of open) {
      await this.look(one.workspace, one.contact);
      await this.accounts.settle(one.workspace, one.contact);
      await this.joined.settle(one);
    }
    return open.length;
  }
}
