import { normaliseEmail, normaliseMobile, type Json } from '@fanfare/contracts';
import type { CoreField } from '../contact/contact.js';
import { coreFields } from '../contact/contact.js';
import type { Fact } from '../contact/fact.js';
import { reservedFields } from '../contact/reserved-fields.js';
import { isEmail } from '../contact/is-email.js';

/** The facts that named values are, or the first thing wrong with them. */
export function factsFromFields(fields: Record<string, Json>): Fact[] | { code: string; message: string } {
  const facts: Fact[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (reservedFields.includes(name)) {
      return { code: 'FieldReserved', message: `"${name}" is not a property that can be set.` };
    }
    if (!isCoreField(name)) {
      facts.push({ kind: 'properties', name, value });
      continue;
    }
    const text = textOf(value);
    if (text === undefined) return { code: 'FieldInvalid', message: `"${name}" must be text.` };
    const spelt = text === null ? null : spelling(name, text);
    if (name === 'email' && spelt !== null && !isEmail(spelt)) {
      return { code: 'FieldInvalid', message: '"email" is not an e-mail address.' };
    }
    if (name === 'avatarUrl' && spelt !== null && !isPicture(spelt)) {
      return { code: 'FieldInvalid', message: '"avatarUrl" must be an address that begins with https:// or http://.' };
    }
    facts.push({ kind: 'core', name, value: spelt });
  }
  return facts;
}

function isCoreField(name: string): name is CoreField {
  return coreFields.includes(name);
}

/** Text; null for nothing, which empties the field; undefined for what cannot be text. */
function textOf(value: Json): string | null | undefined {
  if (value === null) return null;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? null : value.trim();
}

function spelling(name: CoreField, text: string): string {
  if (name === 'email') return normaliseEmail(text);
  return name === 'mobile' ? normaliseMobile(text) : text;
}

/** Shown in people's browsers, so nothing but where a picture may be. */
function isPicture(text: string): boolean {
  return text.length <= 2_000 && /^https?:\/\//i.test(text) && URL.canParse(text);
}
