import type { Json } from '@fanfare/contracts';
import { numberOf } from './compare.js';
import { typesOf, type SchemaAt } from './schema.js';

export type Cast = (value: Json) => Json;

/**
 * How a referenced or rendered value becomes what its field wants: a text that spells a number or a truth value where
 * only such is wanted, a number as text where only text is. What cannot be cast stays as it is and the action judges
 * it. An empty text where a number is wanted is nothing: null.
 */
export function castFor(at: SchemaAt): Cast | null {
  const types = typesOf(at);
  if (!types) return null;
  if (types.has('string')) return types.has('number') || types.has('integer') || types.has('boolean') ? null : toText;
  if (types.has('number') || types.has('integer')) return toNumber;
  return types.has('boolean') ? toBoolean : null;
}

function toText(value: Json): Json {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function toNumber(value: Json): Json {
  if (typeof value !== 'string') return value;
  return value.trim() === '' ? null : (numberOf(value) ?? value);
}

function toBoolean(value: Json): Json {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (word === '') return null;
  return word === 'true' || word === 'false' ? word === 'true' : value;
}
