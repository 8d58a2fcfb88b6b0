import { checkWhole, isEmpty, notInBody, readFields } from './check-record.js';
import type { Fields } from './object-type.js';
import type { Records, StoredRecord } from './records.js';
import { Refusal, refuse, unknownKey } from './refusal.js';
import type { RowLocks } from './row-locks.js';
import { fieldOf, type Field, type KnownType } from './schema.js';

export interface Saved {
  id: string;
  created: boolean;
}

/** Several records have the value that was to be upserted by. */
export class SeveralMatches extends Refusal {
  constructor(
    field: Field,
    readonly rows: StoredRecord[],
  ) {
    super(300, [{ errorCode: 'DUPLICATE_EXTERNAL_ID', message: `${field.name}: more than one record found for external id field: [${rows.map((row) => row.id).join(', ')}]`, fields: [] }]); // prettier-ignore
  }
}

/** Writes one record at a time, as Salesforce allows it. Throws a Refusal, with nothing written. */
export class RecordWriter {
  constructor(
    private readonly records: Records,
    private readonly locks: RowLocks,
  ) {}

  create(type: KnownType, sent: Fields): Saved {
    const fields = readFields(type, sent);
    this.check(type, fields, null);
    return { id: this.records.add(type, fields).id, created: true };
  }

  update(type: KnownType, row: StoredRecord, sent: Fields): Saved {
    const fields = readFields(type, sent);
    this.check(type, { ...row.fields, ...fields }, row);
    this.records.change(row, fields);
    return { id: row.id, created: false };
  }

  /** By the value of a field that is marked as an external id. Nothing makes the value unique but `unique`. */
  upsert(type: KnownType, fieldName: string, value: unknown, sent: Fields, mayCreate = true): Saved {
    const field = externalIdOf(type, fieldName);
    if (Object.keys(sent).some((name) => fieldOf(type, name) === field)) throw notInBody(field.name);
    const rows = this.records.having(type, field.name, value);
    const [row] = rows;
    if (rows.length > 1) throw new SeveralMatches(field, rows);
    if (row) return this.update(type, row, sent);
    if (!mayCreate) throw unknownKey(field.name); // updateOnly; the words are a guess
    return this.create(type, { ...sent, [field.name]: value });
  }

  /** The record to be changed or deleted. */
  at(type: KnownType, id: string): StoredRecord {
    const row = this.records.find(type, id);
    if (!row) throw unknownKey(id);
    // 404, as in the tests of WWW::Salesforce; others report 400.
    if (row.isDeleted) throw refuse(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
    return row;
  }

  private check(type: KnownType, whole: Fields, self: StoredRecord | null): void {
    checkWhole(type, whole);
    for (const { name } of type.fields.filter((field) => field.unique && !isEmpty(whole[field.name]))) {
      const twin = this.records.having(type, name, whole[name]).find((row) => row !== self);
      if (twin) throw refuse(400, 'DUPLICATE_VALUE', `duplicate value found: ${name} duplicates value on record with id: ${twin.id}`, []); // prettier-ignore
    }
    this.locks.check(type, whole);
  }
}

/** The field to upsert by, or a refusal. */
export function externalIdOf(type: KnownType, name: string): Field {
  const field = fieldOf(type, name);
  if (!field?.externalId) throw unknownKey(name);
  return field;
}
