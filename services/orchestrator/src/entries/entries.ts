import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { contactOf, instantMs, runRef, storedEvent, subjects, type RunRef } from '@fanfare/contracts';
import { Bus, parseJson } from '@fanfare/bus';
import type { CompiledWorkflow, RunOver } from '@fanfare/engine';
import type { Admitted } from '../admission.js';
import { Endings } from '../endings/endings.js';
import { textOf, withText } from '../event-text.js';
import { GameplaysOfEvents } from '../gameplays-of-events.js';
import { HeldMessages } from '../held/held-messages.js';
import { Versions } from '../versions.js';
import { ContactsOfEvents } from '../waits/contacts-of-events.js';
import { admitEntrant, takeTurn, type Decision } from './entry.js';
import { EntryStore } from './entry.store.js';

/** Far more than one message starts: places in the stream times this leave room for places in the message. */
const maxStarts = 1_000_000;

/** When the queue of a contact is looked at, and by which version's settings. */
export const turn = z.object({
  key: z.string(),
  dueAt: instantMs,
  version: z.number().int(),
  /** The run whose end made it somebody's turn, when it was not the time. */
  over: z.string().optional(),
});
export type Turn = z.infer<typeof turn>;

/** How often, and how many at once: asked of the runs of workflows that say so. */
@Injectable()
export class Entries {
  constructor(
    private readonly store: EntryStore,
    private readonly versions: Versions,
    private readonly contacts: ContactsOfEvents,
    private readonly gameplays: GameplaysOfEvents,
    private readonly endings: Endings,
    private readonly held: HeldMessages,
    private readonly bus: Bus,
  ) {}

  /** Of runs that the message with this place in its stream would start, those that begin now, those that wait for their turn, and those that may not. */
  async decide(admitted: readonly Admitted[], seq: number): Promise<Record<Decision, Admitted[]>> {
    const decided: Record<Decision, Admitted[]> = { begins: [], queued: [], refused: [] };
    const asked = admitted.filter((one) => {
      const { reentry, concurrency } = one.workflow.settings;
      const counts = one.start.contact !== null && (reentry !== undefined || concurrency !== undefined);
      if (!counts) decided.begins.push(one);
      return counts;
    });
    if (asked.length === 0) return decided;
    const orderOf = new Map(admitted.map((one, i) => [one, seq * maxStarts + i]));
    const byKey = Map.groupBy(asked, keyOf);
    const queued = asked.filter(({ workflow }) => workflow.settings.concurrency);
    await this.store.keep(
      queued.map(({ start: { run, event } }) => ({
        _id: run.id,
        ref: JSON.stringify(run),
        event: textOf(event),
        at: run.startedAt,
      })),
    );
    const answers = await this.store.change([...byKey.keys()], (key, before) => {
      let entry = before;
      const decisions = (byKey.get(key) ?? []).map((one) => {
        const { id: run, startedAt: at, replayOf } = one.start.run;
        const entrant = { run, at, order: orderOf.get(one) ?? 0, ...(replayOf !== undefined && { isWanted: true as const }) }; // prettier-ignore
        const next = admitEntrant(entry, entrant, one.workflow.settings);
        entry = next.entry;
        return { one, decision: next.decision };
      });
      return { entry, answer: { key, decisions, dueAt: entry.turnAt } };
    });
    for (const { key, decisions, dueAt } of answers) {
      for (const { one, decision } of decisions) decided[decision].push(one);
      const version = decisions[0]?.one.workflow.info.version;
      if (dueAt !== null && version !== undefined) await this.armTurn({ key, dueAt, version });
    }
    return decided;
  }

  /** The queue of a contact is looked at, because its time has come: at once, or when its workflow is resumed. */
  async turn(due: Turn, storedAt: number): Promise<Admitted[]> {
    const { key, dueAt, version, over } = due;
    const [workspace = '', workflow = ''] = key.split('/');
    const found = await this.versions.get({ workspace, workflow, version });
    if (!found) return [];
    if (this.versions.isHeld({ workspace, workflow })) {
      await this.hold({ workspace, workflow }, due);
      return [];
    }
    // What was held begins when it is resumed, not when it would have had its turn: its delays count from there.
    const from = Math.max(dueAt, storedAt);
    return this.letIn(found, key, { by: over ?? `turn ${dueAt}`, from, over: over === undefined ? [] : [over] });
  }

  /** A run of a contact is over: the next one may begin. */
  async release(
    workflow: CompiledWorkflow,
    run: RunRef,
    contact: string,
    { at: from, before }: RunOver,
  ): Promise<Admitted[]> {
    // One that was tried again had no turn to give back.
    if (!workflow.settings.concurrency || before > 0) return [];
    const key = `${run.workspace}/${run.workflow}/${contact}`;
    if (this.versions.isHeld(run)) {
      await this.hold(run, { key, dueAt: from, version: run.version, over: run.id });
      return [];
    }
    return this.letIn(workflow, key, { by: run.id, from, over: [run.id] });
  }

  /** Nobody has a turn while the workflow is held. */
  private async hold({ workspace, workflow }: Pick<RunRef, 'workspace' | 'workflow'>, due: Turn): Promise<void> {
    const of = { workspace, workflow, id: due.over ?? '' };
    await this.held.keep([{ of, subject: subjects.due('turns', turnStep(due.key)), line: JSON.stringify(due) }]);
  }

  private async letIn({ settings }: CompiledWorkflow, key: string, { by, from, over }: Cause): Promise<Admitted[]> {
    const [runs = []] = await this.store.change([key], (_, before) => {
      const ended = [...over, ...before.queue.map(({ run }) => run).filter((run) => this.endings.has(run))];
      const { entry, runs: answer } = takeTurn(before, by, settings, ended);
      return { entry, answer };
    });
    return this.starts(runs, from);
  }

  /** The runs whose turn it is. About whom they are is asked now: an earlier run may have changed the contact. */
  private async starts(runs: readonly string[], from: number): Promise<Admitted[]> {
    const admitted: Admitted[] = [];
    for (const { ref, event: text, at } of await this.store.kept(runs)) {
      const run = runRef.parse(JSON.parse(ref));
      const parsed = parseJson(storedEvent, text);
      const workflow = await this.versions.get(run);
      if ('error' in parsed || !workflow) continue;
      const event = withText(parsed.value, text);
      const contact = contactOf(event);
      const ask = contact ? [{ run: run.id, workspace: run.workspace, at, contact }] : [];
      const found = await this.contacts.resolve(ask);
      admitted.push({ workflow, start: { run, event, contact: found.get(run.id) ?? null, from }, line: text });
    }
    await this.gameplays.giveTo(admitted);
    return admitted;
  }

  private async armTurn(turn: Turn): Promise<void> {
    await this.bus.publishAt(turn.dueAt, turnStep(turn.key), 'turns', { head: JSON.stringify(turn) });
  }
}

interface Cause {
  /** What it is remembered by. */
  by: string;
  /** The instant from which the runs begin. */
  from: number;
  /** Runs that are over. */
  over: readonly string[];
}

/** What the timer of a queue is armed under. */
export function turnStep(key: string): string {
  return `turn/${hash('sha256', key, 'base64url').slice(0, 22)}`;
}

function keyOf({ workflow: { info }, start: { contact } }: Admitted): string {
  return `${info.workspace}/${info.id}/${contact?.id}`;
}
