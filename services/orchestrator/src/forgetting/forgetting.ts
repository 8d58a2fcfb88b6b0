import { Injectable } from '@nestjs/common';
import { triggerNames, type ContactToForget } from '@fanfare/contracts';
import { Bus, parseJson } from '@fanfare/bus';
import { turn, turnStep } from '../entries/entries.js';
import type { Entry } from '../entries/entry.js';
import { ContactLocks } from '../loop-guard/contact-locks.js';
import { startId } from '../schedules/later-starts.js';
import { PendingStartStore } from '../schedules/pending-start.store.js';
import { Versions } from '../versions.js';
import { contactKey, eventKey } from '../waits/who-and-what.js';
import { RemainsStore } from './remains.store.js';

export interface Forgotten extends ContactToForget {
  /** Runs about the contact, and workflows that it has been in. */
  runs: string[];
  workflows: string[];
}

/**
 * Takes a contact that is deleted out of all that is kept here. Its runs have been ended before, so nobody needs any of it.
 * Whatever is asked again is done again: what a last message of a run has left since goes then.
 */
@Injectable()
export class Forgetting {
  constructor(
    private readonly versions: Versions,
    private readonly remains: RemainsStore,
    private readonly pending: PendingStartStore,
    private readonly locks: ContactLocks,
    private readonly bus: Bus,
  ) {}

  /** How many records were there. */
  async forget(who: Forgotten): Promise<number> {
    const { workspace, contacts, runs, placeholder } = who;
    const workflows = [...new Set([...who.workflows, ...this.versions.workflowsOf(workspace)])];
    const counts = [
      await this.forgetTurns(who, workflows),
      await this.forgetPending(who),
      await this.remains.dropArrivals(
        contacts.flatMap((contact) => triggerNames.map((type) => eventKey(workspace, contact, type))),
      ),
      await this.remains.dropRuns(runs),
      await this.remains.dropQueued(runs),
      await this.remains.renameTracked(runs, contacts.map((contact) => contactKey(workspace, contact)), placeholder),
      await this.locks.forget(workspace, workflows, contacts),
    ]; // prettier-ignore
    await this.bus.cancelTimersOf(runs);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Whoever waits for a turn does not get one: first the timer that would bring it, and what is held of it. */
  private async forgetTurns({ workspace, contacts }: Forgotten, workflows: readonly string[]): Promise<number> {
    const keys = contacts.flatMap((contact) => workflows.map((workflow) => `${workspace}/${workflow}/${contact}`));
    const entries = await this.remains.entries(keys);
    await this.bus.cancelTimers(entries.map(({ _id }) => turnStep(_id)));
    const held = (await this.remains.heldTurns()).filter(({ line }) => {
      const parsed = parseJson(turn, line);
      return 'value' in parsed && keys.includes(parsed.value.key);
    });
    const queued = entries.flatMap(({ entry }) => (JSON.parse(entry) as Entry).queue.map(({ run }) => run));
    return (
      (await this.remains.dropHeld(held.map(({ _id }) => _id))) +
      (await this.remains.dropQueued(queued)) +
      (await this.remains.dropEntries(entries.map(({ _id }) => _id)))
    );
  }

  /** What waits for its date does not begin: that is kept, and nobody can tell any more whom it was about. */
  private async forgetPending({ workspace, who, placeholder }: Forgotten): Promise<number> {
    const runs = await this.pending.ofContact(workspace, who);
    if (runs.length === 0) return 0;
    await this.pending.cancel(workspace, runs, Date.now());
    await this.bus.cancelTimers(runs.map(startId));
    await this.pending.forget(runs, placeholder);
    return runs.length;
  }
}
