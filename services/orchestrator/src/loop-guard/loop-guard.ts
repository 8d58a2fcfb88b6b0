import { hash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { bucketMaxAgeMs, buckets, instantMs, pauseWorkflow } from '@fanfare/contracts';
import { KeyValue, Requests } from '@fanfare/bus';
import { Log, Metrics } from '@fanfare/chassis';
import type { Admitted } from '../admission.js';
import { StartCounts } from './start-counts.js';

/** So many contacts locked, and it is the workflow that is at fault. */
const maxLocked = 5;

const lock = z.object({ workspace: z.string(), workflow: z.string(), since: instantMs });

/**
 * Stops what the chain of causes cannot: a loop through a vendor. A lock is recorded with the instant from which it holds,
 * so that an event is answered alike when it comes again.
 */
@Injectable()
export class LoopGuard implements OnModuleInit {
  private readonly counts = new StartCounts();
  /** Since when each contact is locked, by workflow. */
  private readonly locked = new Map<string, Map<string, number>>();
  private readonly locks;

  constructor(
    private readonly values: KeyValue,
    private readonly requests: Requests,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.locks = metrics.counter('fanfare_loop_locks_total', 'Contacts for whom a workflow was locked as a loop', []);
  }

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.locks, 'lock', lock, ({ key, value }) => {
      const contact = key.split('.').at(-1) ?? '';
      if (value) this.know(`${value.workspace}/${value.workflow}`, contact, value.since);
    });
  }

  /** Those that may start; the others loop. */
  async passing(admitted: readonly Admitted[]): Promise<{ passing: Admitted[]; looping: Admitted[] }> {
    const looping: Admitted[] = [];
    const passing: Admitted[] = [];
    for (const one of admitted) ((await this.isLooping(one)) ? looping : passing).push(one);
    return { passing, looping };
  }

  private async isLooping({ workflow: { info }, start: { run, contact } }: Admitted): Promise<boolean> {
    if (!contact) return false;
    const of = `${info.workspace}/${info.id}`;
    const contacts = this.locked.get(of);
    const counted = this.counts.add(`${of}/${contact.id}`, run.startedAt);
    if (!counted && !contacts) return false;
    const name = hash('sha256', contact.id, 'base64url').slice(0, 22);
    if (!isLocked(contacts?.get(name), run.startedAt) && counted) await this.lock(info, name, run.startedAt);
    return isLocked(this.locked.get(of)?.get(name), run.startedAt);
  }

  private async lock(info: { workspace: string; id: string }, contact: string, since: number): Promise<void> {
    const { workspace, id: workflow } = info;
    await this.values.put(buckets.locks, `lock.${workspace}.${workflow}.${contact}`, { workspace, workflow, since });
    this.know(`${workspace}/${workflow}`, contact, since);
    this.locks.inc();
    this.log.warn({ workspace, workflow }, 'workflow locked for a contact: it starts again and again');
    const locked = [...(this.locked.get(`${workspace}/${workflow}`)?.values() ?? [])];
    if (locked.filter((from) => isLocked(from, since)).length >= maxLocked) this.pause(workspace, workflow);
  }

  private pause(workspace: string, workflow: string): void {
    const because = `It started more than fifty times within half an hour for each of ${maxLocked} contacts: it seems to start itself.`;
    this.requests.ask(pauseWorkflow, { workspace, workflow, because }).catch((err: unknown) => {
      // The contacts are locked, so nothing worse happens; the next one to be locked asks again.
      this.log.error({ err, workspace, workflow }, 'workflow could not be paused');
    });
  }

  private know(of: string, contact: string, since: number): void {
    const contacts = this.locked.get(of) ?? new Map<string, number>();
    contacts.set(contact, since);
    this.locked.set(of, contacts);
  }
}

function isLocked(since: number | undefined, at: number): boolean {
  return since !== undefined && at >= since && at - since < (bucketMaxAgeMs[buckets.locks] ?? 0);
}
