import { problems, type FieldError } from './problem.js';

type MergeFieldType = 'text' | 'number' | 'address' | 'phone' | 'date' | 'url' | 'imageurl' | 'radio' | 'dropdown' | 'birthday' | 'zip'; // prettier-ignore

/** What an audience knows of its members besides their address. */
export interface MergeField {
  tag: string;
  name: string;
  type: MergeFieldType;
  required?: boolean;
  /** Of a radio or a dropdown. */
  choices?: string[];
}

export type MergeValues = Record<string, unknown>;

/** What a new audience has (recorded by grouparoo in 2021). */
export const usualMergeFields: MergeField[] = [
  { tag: 'FNAME', name: 'First Name', type: 'text' },
  { tag: 'LNAME', name: 'Last Name', type: 'text' },
  { tag: 'ADDRESS', name: 'Address', type: 'address' },
  { tag: 'PHONE', name: 'Phone Number', type: 'phone' },
];

/**
 * The values of a member after some were given. A tag that the audience does not have is passed over without a word,
 * as recorded. Without `areRequired`, what is required may be missing (`skip_merge_validation`).
 */
export function mergedValues(
  fields: MergeField[],
  current: MergeValues,
  given: MergeValues,
  areRequired: boolean,
): MergeValues {
  // prettier-ignore
  const errors: FieldError[] = [];
  const values: MergeValues = {};
  for (const field of fields) {
    const value = given[field.tag] ?? (field.tag in given ? '' : (current[field.tag] ?? ''));
    const message = value === '' ? missing(field, areRequired) : wrong(field, value);
    if (message) errors.push({ field: field.tag, message });
    values[field.tag] = field.type === 'number' && value !== '' ? Number(value) : value;
  }
  if (errors.length > 0) throw problems.invalidMergeFields(errors);
  return values;
}

function missing({ required = false }: MergeField, areRequired: boolean): string | null {
  return required && areRequired ? 'Please enter a value' : null;
}

/** Those of number, address, birthday, date, zip and url have been seen; that of a choice is guessed. */
function wrong({ type, choices = [] }: MergeField, value: unknown): string | null {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (type) {
    case 'text':
    case 'phone': // '000' was taken
      return typeof value === 'object' ? 'Please enter a value' : null;
    case 'number':
      return Number.isNaN(Number(text)) ? 'Please enter a number' : null;
    case 'address':
      return isAddress(value) ? null : 'Please enter a complete address';
    case 'birthday':
      return /^(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])$/.test(text) ? null : 'Please enter a month (01-12) and a day (01-31)'; // prettier-ignore
    case 'date':
      return /^(\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4})/.test(text) && !Number.isNaN(Date.parse(text)) ? null : 'Please enter the date'; // prettier-ignore
    case 'zip':
      return /^\d{5}$/.test(text) ? null : 'Please enter a zip code (5 digits)';
    case 'url':
    case 'imageurl':
      return URL.canParse(text) ? null : 'That is not a valid URL';
    case 'radio':
    case 'dropdown':
      return choices.includes(text) ? null : 'Please select one of the choices';
  }
}

function isAddress(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const parts = value as MergeValues;
  return ['addr1', 'city', 'state', 'zip'].every((part) => typeof parts[part] === 'string' && parts[part] !== '');
}
