/** The types of fields, by Salesforce's names, as far as they differ in what they accept or how a form shows them. */
type FieldType =
  | 'string'
  | 'email'
  | 'phone'
  | 'textarea'
  | 'picklist'
  | 'reference'
  | 'date'
  | 'datetime'
  | 'time'
  | 'double'
  | 'boolean';

/** A field as an administrator made it. */
export interface FieldDeclaration {
  /** @default 'string' */
  type?: FieldType;
  /** @default the name */
  label?: string;
  /** Must have a value in every record. */
  required?: boolean;
  /** No two records have the same value. */
  unique?: boolean;
  /** Can be upserted by; says nothing of `unique`, as in Salesforce. */
  externalId?: boolean;
}

export type Fields = Record<string, unknown>;

/** A validation rule, or a duplicate rule: its message is answered where it is broken. */
export interface ValidationRule {
  isBroken(record: Fields): boolean;
  message: string;
  /** @default 'FIELD_CUSTOM_VALIDATION_EXCEPTION' */
  code?: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' | 'DUPLICATES_DETECTED';
  /** Where the message is shown; without it at the top of the page. */
  field?: string;
}

/** An object type as an administrator made it. */
export interface ObjectType {
  name: string;
  label?: string;
  /** The first three characters of its ids. @default one that is free, from a00 */
  keyPrefix?: string;
  fields: Record<string, FieldDeclaration>;
  rules?: ValidationRule[];
}

/** What Salesforce itself requires of the three standard objects; general knowledge. */
export const contactType: ObjectType = {
  name: 'Contact',
  keyPrefix: '003',
  fields: {
    FirstName: { label: 'First Name' },
    LastName: { label: 'Last Name', required: true },
    Email: { type: 'email' },
    MobilePhone: { label: 'Mobile Phone', type: 'phone' },
    AccountId: { label: 'Account ID', type: 'reference' },
  },
};

export const leadType: ObjectType = {
  name: 'Lead',
  keyPrefix: '00Q',
  fields: {
    FirstName: { label: 'First Name' },
    LastName: { label: 'Last Name', required: true },
    Company: { required: true },
    Email: { type: 'email' },
    MobilePhone: { label: 'Mobile Phone', type: 'phone' },
    Status: { type: 'picklist' },
  },
};

export const accountType: ObjectType = {
  name: 'Account',
  keyPrefix: '001',
  fields: { Name: { required: true }, Phone: { type: 'phone' }, Website: {}, AnnualRevenue: { type: 'double' } },
};
