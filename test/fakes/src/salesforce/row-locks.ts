import type { Fields } from './object-type.js';
import { refuse } from './refusal.js';
import type { KnownType } from './schema.js';

/** Rows that someone else is writing, for as many writes as were told. */
export class RowLocks {
  private locks: { isOf: (record: Fields) => boolean; left: number }[] = [];

  add(isOf: (record: Fields) => boolean, times: number): void {
    this.locks.push({ isOf, left: times });
  }

  /**
   * The lock as a trigger reports it: its own error code, with UNABLE_TO_LOCK_ROW in the message (rudder-transformer
   * businesslogic.md; the wording from rollup issue 847 of declarative-lookup-rollup-summaries).
   */
  check(type: KnownType, record: Fields): void {
    const lock = this.locks.find((one) => one.left > 0 && one.isOf(record));
    if (!lock) return;
    lock.left--;
    throw refuse(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `${type.name}Trigger: execution of AfterUpdate caused by: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record or 1 records`, []); // prettier-ignore
  }
}
