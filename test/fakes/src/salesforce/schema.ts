import { accountType, contactType, leadType, type FieldDeclaration, type ObjectType } from './object-type.js';
import { noResource } from './refusal.js';

/** A field of a type, with every default filled in. */
export interface Field extends Required<FieldDeclaration> {
  name: string;
  /** Written by Salesforce alone. */
  isSystem: boolean;
}

/** An object type with every default filled in, and with the fields that all have. */
export interface KnownType extends Required<Omit<ObjectType, 'fields'>> {
  fields: Field[];
}

/** What can be said to Salesforce. Names are found whatever their case, as Salesforce finds them. */
export class Schema {
  readonly types: KnownType[];

  /** A declared type takes the place of the standard one of its name. */
  constructor(declared: ObjectType[]) {
    const standard = [contactType, leadType, accountType].filter(
      (one) => !declared.some(({ name }) => name === one.name),
    );
    this.types = [...standard, ...declared].map((type, n) => known(type, `a${String(n).padStart(2, '0')}`));
  }

  find(name: string): KnownType | undefined {
    return this.types.find((type) => type.name.toLowerCase() === name.toLowerCase());
  }

  /** For a name in a URL. */
  at(name: string): KnownType {
    const type = this.find(name);
    if (!type) throw noResource();
    return type;
  }

  removeField(name: string, field: string): void {
    const type = this.at(name);
    type.fields = type.fields.filter((one) => one.name !== field);
  }
}

export function fieldOf(type: KnownType, name: string): Field | undefined {
  return type.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

function known(type: ObjectType, freePrefix: string): KnownType {
  const { name, label = name, keyPrefix = freePrefix, rules = [] } = type;
  const own = Object.entries(type.fields).map(([field, declared]) => fieldFrom(field, declared, false));
  return { name, label, keyPrefix, rules, fields: [...systemFields, ...own] };
}

function fieldFrom(name: string, declared: FieldDeclaration, isSystem: boolean): Field {
  return { name, type: 'string', label: name, required: false, unique: false, externalId: false, ...declared, isSystem }; // prettier-ignore
}

const systemFields = [
  fieldFrom('Id', { type: 'reference', label: 'Record ID' }, true),
  fieldFrom('CreatedDate', { type: 'datetime', label: 'Created Date' }, true),
  fieldFrom('LastModifiedDate', { type: 'datetime', label: 'Last Modified Date' }, true),
];
