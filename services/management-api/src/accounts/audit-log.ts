import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { httpStatusOf, isProblem, Log } from '@fanfare/chassis';
import { AuditStore, type AuditEntry } from './audit.store.js';

/** A change, before it is made. */
export type Change = Pick<AuditEntry, 'workspace' | 'who' | 'what' | 'about'>;

/** Records changes before they are made, and then how they ended: what cannot be recorded is not done. */
@Injectable()
export class AuditLog {
  /** Orders what this process records within a millisecond. */
  private nth = 0;

  constructor(
    private readonly entries: AuditStore,
    private readonly log: Log,
  ) {}

  /** `status`: what it is answered with when it is done. */
  async recorded<T>(change: Change, status: number, work: () => Promise<T>): Promise<T> {
    const at = Date.now();
    const _id = `${String(at).padStart(15, '0')}~${String(++this.nth).padStart(12, '0')}~${randomUUID()}`;
    await this.entries.begin({ _id, at, ...change, status: null });
    try {
      const answer = await work();
      await this.ended(_id, status);
      return answer;
    } catch (error) {
      await this.ended(_id, isProblem(error) ? error.body.status : httpStatusOf(error));
      throw error;
    }
  }

  private async ended(_id: string, status: number): Promise<void> {
    try {
      await this.entries.end(_id, status);
    } catch (err) {
      // It is done, or refused, whatever the log can say of it.
      this.log.warn({ err, entry: _id }, 'the end of a change is not in the audit log');
    }
  }
}
