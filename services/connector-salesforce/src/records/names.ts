import { z } from 'zod';

const apiName = z.string().max(80).regex(/^[A-Za-z]\w*$/, 'an API name is like LastName or Points__c'); // prettier-ignore

/** Names stand in URLs and queries as they are: they are made of letters that mean nothing there. */
export const typeName = apiName;
export const fieldName = apiName;

/** Empty: none. */
export const optionalFieldName = z.string().max(80).regex(/^(?:[A-Za-z]\w*)?$/, 'an API name is like Fanfare_Step__c').default(''); // prettier-ignore

/** In its short or its long form. */
export const recordId = z.string().regex(/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/, 'an id has 15 or 18 letters and digits'); // prettier-ignore

/** What a field can be given. */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.output<typeof scalar>;

/** The fields of a record, by their names, but for those that the step says elsewhere. */
export const fieldValues = z
  .record(fieldName, scalar)
  .refine((fields) => !names(fields, 'Id'), 'the id is not a field to be given here');
export type FieldValues = z.output<typeof fieldValues>;

/** Whether a field is among them; Salesforce does not mind the case of its name. */
export function names(fields: object, name: string): boolean {
  return Object.keys(fields).some((one) => one.toLowerCase() === name.toLowerCase());
}

/** Each once: a query that names a field twice is refused. */
export function distinct(fields: readonly string[]): string[] {
  return [...new Map(fields.map((name) => [name.toLowerCase(), name])).values()];
}
