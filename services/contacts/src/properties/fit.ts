import type { Json, PropertyDefinition } from '@fanfare/contracts';
import { countryCode } from './countries.js';

/** The value as its property keeps it, or what is wrong with it, in words that follow the property's name. */
export type Fit = { value: Json } | { problem: string };

type Typed = Pick<PropertyDefinition, 'type' | 'options'>;

const maxText = 10_000;

/** Whether a value is one of its property's type. What comes from a template is text, so a text that says it will do. */
export function fit({ type, options }: Typed, value: Json): Fit {
  if (value === null) return { value };
  const text = typeof value === 'object' ? null : String(value).trim();
  if (text === '') return { value: null };
  switch (type) {
    case 'text':
      if (text === null) return { problem: 'must be text' };
      return text.length > maxText ? { problem: `must have at most ${maxText} characters` } : { value: text };
    case 'number':
      return typeof value !== 'boolean' && text !== null && Number.isFinite(Number(text))
        ? { value: Number(text) }
        : { problem: 'must be a number' };
    case 'boolean':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: 'must be true or false' };
    case 'date':
      return isDate(text) ? { value: text } : { problem: 'must be a date such as 2026-01-31' };
    case 'birthday':
      return isBirthday(text) ? { value: text } : { problem: 'must be a day such as 1990-01-31, or 01-31' };
    case 'option':
    case 'dropdown':
      return chosen(options, text);
    case 'country': {
      const code = text === null ? null : countryCode(text);
      return code === null ? { problem: 'must be a country, such as AU or Australia' } : { value: code };
    }
    case 'texts':
      return texts(value, text);
    default:
      return type satisfies never;
  }
}

function isDate(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) || Number.isNaN(Date.parse(text))) return false;
  // Date.parse takes 2026-02-31 for a day in March.
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function isBirthday(text: string | null): text is string {
  if (text === null) return false;
  if (/^\d{2}-\d{2}$/.test(text)) return isDate(`2024-${text}`); // a leap year: nobody knows which one is meant
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text);
}

function chosen(options: Typed['options'], text: string | null): Fit {
  const same = (word: string) => word.toLowerCase() === text?.toLowerCase();
  const option =
    options.find(({ value }) => value === text) ?? options.find(({ value, label }) => same(value) || same(label));
  if (option) return { value: option.value };
  const some = options.slice(0, 10).map(({ value }) => value);
  return { problem: `must be one of ${some.join(', ')}${options.length > some.length ? ' and others' : ''}` };
}

function texts(value: Json, text: string | null): Fit {
  if (text !== null) return { value: [text] };
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? { value }
    : { problem: 'must be a list of texts' };
}
