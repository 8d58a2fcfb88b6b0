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

interface Exemption {
  readonly path: RegExp;
  readonly why: string;
  /** In which documents, where not in all of them. */
  readonly in?: (document: JsonObject, place: Place) => boolean;
  /** A document of which it is the only silent place. */
  readonly example: JsonObject;
}

const transitions: JsonObject[] = [];
const trigger = { eventName: 'kustomer.app.shop.sold', transitions };
const call = { eventName: 'kustomer.workflow.w1.call', transitions };
const paramsAt = (document: JsonObject, place: Place) =>
  place
    .slice(0, -1)
    .reduce<Json | undefined>((at, word) => (at as JsonObject | undefined)?.[word], document) as JsonObject;
const callOf = (params: JsonObject): JsonObject => ({ id: 'a', action: 'kustomer.rest-api.json', params });

/** What may change without a word, because it says nothing: here and nowhere else. */
const harmless: readonly Exemption[] = [
  {
    path: /^trigger\.id$/,
    why: 'a name: it is silent only where no step refers to it, or else the references change',
    example: { trigger: { id: '1', ...trigger }, steps: [] },
  },
  {
    path: /^data\.type$/,
    why: 'every resource around a workflow is of this type',
    example: { data: { type: 'workflow', attributes: { trigger, steps: [] } } },
  },
  {
    path: /^(?:data\.attributes\.)?trigger\.callable$/,
    why: "the event's name says it already",
    in: (document) => /"kustomer\.workflow\.[^"]+\.call"/.test(JSON.stringify(document)),
    example: { trigger: { ...call, callable: true }, steps: [] },
  },
  {
    path: /^(?:data\.attributes\.)?steps\.\d+\.params\.json$/,
    why: 'how a body is written says nothing where none is sent',
    in: (document, place) => {
      const { json, data, method } = paramsAt(document, place);
      return typeof json === 'boolean' && (data === undefined || ['get', 'GET', 'head', 'HEAD'].some((name) => name === method));
    },
    example: { trigger, steps: [callOf({ uri: 'https://a.test/', method: 'get', json: true })] },
  },
]; // prettier-ignore

const isHarmless = (document: JsonObject) => (place: string) =>
  harmless.some(({ path, in: applies }) => path.test(place) && (!applies || applies(document, place.split('.'))));

const dropped = (document: JsonObject) => silentPlaces(document).filter((place) => !isHarmless(document)(place));

describe('an import', () => {
  it.each(Object.entries(documents))('drops nothing silently of %s', (_, document) => {
    expect(dropped(document)).toEqual([]);
  });

  it('drops nothing silently, whatever is in it', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        expect(dropped(copyOf(document))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(harmless)('may be silent of $path: $why', ({ path, example }) => {
    const silent = silentPlaces(example).filter((place) => place !== 'trigger.eventName');
    expect(silent).toEqual([expect.stringMatching(path)]);
  });
});
