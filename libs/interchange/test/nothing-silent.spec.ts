import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '@fanfare/contracts';
import { importKustomer } from '../src/index.js';
import { copyOf, documents } from './documents.js';
import { randomDocument } from './random-documents.js';

type Place = readonly string[];

/** The places of all texts, numbers and truth values. */
function leavesOf(value: Json, at: Place = []): Place[] {
  if (typeof value !== 'object') return value === '' ? [] : [at];
  if (value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...at, name]));
}

const otherThan = (value: Json): Json => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? `${value}zz` : 'zz';
};

/** The document with another value in one place. */
function changedAt(document: JsonObject, place: Place): JsonObject {
  const copy = copyOf(document);
  let at: JsonObject = copy;
  for (const word of place.slice(0, -1)) at = at[word] as JsonObject;
  const last = place.at(-1) ?? '';
  at[last] = otherThan(at[last] ?? null);
  return copy;
}

function read(document: JsonObject) {
  const { definition, losses } = importKustomer(document);
  const { imported: _, ...rest } = definition;
  return { text: JSON.stringify([rest, losses]), losses };
}

/** The places that neither the definition nor a loss says anything of. */
function silentPlaces(document: JsonObject): string[] {
  const { text, losses } = read(document);
  const said = (place: Place) =>
    losses.some(
      ({ path }) =>
        path === '' || `${place.join('.')}.`.startsWith(`${path}.`) || path.startsWith(`${place.join('.')}.`),
    );
  return leavesOf(document)
    .filter((place) => !said(place) && read(changedAt(document, place)).text === text)
    .map((place) => place.join('.'));
}

/** What says nothing: a resource's type, the trigger's own id, what is on or off. */
const harmless = /(?:^|\.)(?:data\.type|trigger\.id|trigger\.callable|enabled|json)$/;

describe('an import', () => {
  it.each(Object.entries(documents))('drops nothing silently of %s', (_, document) => {
    expect(silentPlaces(document).filter((place) => !harmless.test(place))).toEqual([]);
  });

  it('drops nothing silently, whatever is in it', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        expect(silentPlaces(copyOf(document)).filter((place) => !harmless.test(place))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
