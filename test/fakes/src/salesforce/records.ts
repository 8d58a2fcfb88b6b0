import type { Fields } from './object-type.js';
import { recordId, shortId } from './record-id.js';
import { fieldOf, type KnownType } from './schema.js';
import { SoqlDate } from './soql-date.js';

/** A record in the org. Deleted ones stay, as in the recycle bin, to be told apart from those that never were. */
export interface StoredRecord {
  id: string;
  type: string;
  isDeleted: boolean;
  /** All fields with a value, those of the system included. */
  fields: Fields;
}

/** The records of the org. Nothing is checked here. */
export class Records {
  private rows = new Map<string, StoredRecord>();
  private added = 0;

  add(type: KnownType, fields: Fields): StoredRecord {
    const id = recordId(type.keyPrefix, ++this.added);
    const row = { id, type: type.name, isDeleted: false, fields: { Id: id, CreatedDate: now() } };
    this.rows.set(id.slice(0, 15), row);
    this.change(row, fields);
    return row;
  }

  change(row: StoredRecord, fields: Fields): void {
    row.fields = { ...row.fields, ...fields, LastModifiedDate: now() };
  }

  remove(row: StoredRecord): void {
    row.isDeleted = true;
  }

  /** By either form of its id; deleted ones too. */
  find(type: KnownType, id: string): StoredRecord | undefined {
    const row = this.rows.get(shortId(id) ?? '');
    return row?.type === type.name ? row : undefined;
  }

  live(type: KnownType): StoredRecord[] {
    return this.rows.values().filter((row) => row.type === type.name && !row.isDeleted).toArray(); // prettier-ignore
  }

  /** Those with this value in this field. */
  having(type: KnownType, field: string, value: unknown): StoredRecord[] {
    const name = fieldOf(type, field)?.name ?? field;
    if (name === 'Id') return this.live(type).filter(({ id }) => id.slice(0, 15) === shortId(String(value)));
    return this.live(type).filter(({ fields }) => isSame(fields[name] ?? null, value));
  }

  /** Remembers how all is now; the answer puts it back. */
  remember(): () => void {
    const rows = structuredClone(this.rows);
    return () => void (this.rows = rows);
  }
}

/** As Salesforce writes its instants. */
function now(): string {
  return new Date().toISOString().replace('Z', '+0000');
}

/** Text is the same whatever its case, as in a SOQL filter and in an external id. */
function isSame(one: unknown, other: unknown): boolean {
  if (other instanceof SoqlDate) return other.is(one);
  if (typeof one === 'string' && typeof other === 'string') return one.toLowerCase() === other.toLowerCase();
  return one === other;
}
