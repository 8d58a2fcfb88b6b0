import { hash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { bucketMaxAgeMs, buckets, loopLock, type LoopLock } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { StartCounting } from './start-counting.js';

export type WorkflowKey = Pick<LoopLock, 'workspace' | 'workflow'>;

/**
 * The contacts for whom workflows are locked. A lock is recorded with the instant from which it holds, so that an event is
 * answered alike when it comes again.
 */
@Injectable()
export class ContactLocks implements OnModuleInit {
  /** The locks of each workflow, by the contact's name in the bucket. */
  private readonly locked = new Map<string, Map<string, LoopLock>>();

  constructor(
    private readonly values: KeyValue,
    private readonly counting: StartCounting,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.locks, 'lock', loopLock, ({ key, value }) => {
      const [, workspace = '', workflow = '', name = ''] = key.split('.');
      if (value) this.know(name, value);
      else this.locked.get(keyOf({ workspace, workflow }))?.delete(name);
    });
  }

  /** The last lock of a contact, whether it holds or not. */
  last(of: WorkflowKey, contact: string): LoopLock | undefined {
    return this.locked.get(keyOf(of))?.get(nameOf(contact));
  }

  /** The locks of a workflow that hold at an instant. */
  at(of: WorkflowKey, at: number): LoopLock[] {
    return [...(this.locked.get(keyOf(of))?.values() ?? [])].filter((one) => isLocked(one, at));
  }

  /** Those that hold at an instant or from a later one: locks of one burst are not made in the order of their instants. */
  from(of: WorkflowKey, at: number): LoopLock[] {
    return [...(this.locked.get(keyOf(of))?.values() ?? [])].filter((one) => at < endOf(one));
  }

  async put(contact: string, lock: LoopLock): Promise<void> {
    const name = nameOf(contact);
    await this.values.put(buckets.locks, keyOfLock(lock.workspace, lock.workflow, name), { ...lock, contact });
    this.know(name, { ...lock, contact });
  }

  /** Contacts that are deleted start nothing, and their locks name them. */
  async forget(workspace: string, workflows: readonly string[], contacts: readonly string[]): Promise<number> {
    const known = workflows.flatMap((workflow) =>
      contacts.flatMap((contact) => (this.last({ workspace, workflow }, contact) ? [{ workflow, contact }] : [])),
    );
    for (const { workflow, contact } of known) {
      const name = nameOf(contact);
      await this.values.delete(buckets.locks, keyOfLock(workspace, workflow, name));
      this.locked.get(keyOf({ workspace, workflow }))?.delete(name);
    }
    return known.length;
  }

  private know(name: string, lock: LoopLock): void {
    const of = keyOf(lock);
    const contacts = this.locked.get(of) ?? new Map<string, LoopLock>();
    contacts.set(name, earlier(contacts.get(name), lock));
    this.locked.set(of, contacts);
    if (lock.until !== undefined && lock.contact !== undefined) this.counting.forget(`${of}/${lock.contact}`);
  }
}

export const lockLastsMs = bucketMaxAgeMs[buckets.locks] ?? 0;

export function isLocked(known: LoopLock | undefined, at: number): boolean {
  return known !== undefined && at >= known.since && at < endOf(known);
}

function endOf({ since, until }: LoopLock): number {
  return until ?? since + lockLastsMs;
}

export function keyOf({ workspace, workflow }: WorkflowKey): string {
  return `${workspace}/${workflow}`;
}

function keyOfLock(workspace: string, workflow: string, name: string): string {
  return `lock.${workspace}.${workflow}.${name}`;
}

/** Of two locks that are made at once the earlier one holds: what it refused stays refused. */
function earlier(known: LoopLock | undefined, made: LoopLock): LoopLock {
  if (!known || known.until !== undefined || made.until !== undefined) return made;
  return isLocked(known, made.since) ? known : made;
}

/** A contact's id may hold what a key may not. */
function nameOf(contact: string): string {
  return hash('sha256', contact, 'base64url').slice(0, 22);
}
