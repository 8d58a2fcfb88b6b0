import { describe, expect, it } from '@jest/globals';
import type { Answer, Complaint, TrackArray } from '../read-answer.js';
import { judge } from './judge.js';
import { bodyOf } from './pack.js';

const load = (name: string, counts: Partial<Record<TrackArray, number>>) => {
  const of = (array: TrackArray) => Array.from({ length: counts[array] ?? 0 }, () => ({ external_id: name }));
  return { name, objects: { attributes: of('attributes'), events: of('events'), purchases: of('purchases') } };
};
const a = load('a', { events: 2 });
const b = load('b', { events: 1, attributes: 1 });
const c = load('c', { attributes: 1 });
const at = (array: TrackArray, index: number): Complaint => ({ said: "'time' is required", place: { array, index } });
const somewhere: Complaint = { said: 'one of them is not valid', place: null };
const taken = (complaints: Complaint[], processed = {}): Answer => ({ kind: 'taken', queued: false, complaints, processed }); // prettier-ignore
const refused = (...complaints: Complaint[]): Answer => ({ kind: 'refused', message: 'Bad Request', complaints });

const told = (answer: Answer, repeatable = false, loads = [a, b, c]) => {
  const { settled, again } = judge({ loads, owners: bodyOf(loads).owners, repeatable }, answer);
  const results = [...settled].map(([{ name }, result]) => [name, result.kind === 'refused' ? result.complaints : result.kind]); // prettier-ignore
  return { results: Object.fromEntries(results), again: again.map((some) => some.map(({ name }) => name).join('')) };
};

describe('an answer that took the request', () => {
  it('is everybody’s success without a complaint', () => {
    expect(told(taken([]))).toEqual({ results: { a: 'taken', b: 'taken', c: 'taken' }, again: [] });
  });

  it('fails the step whose object it names, by where that stood in the step', () => {
    expect(told(taken([at('events', 1)])).results).toEqual({ a: [at('events', 1)], b: 'taken', c: 'taken' });
    expect(told(taken([at('events', 2)])).results).toEqual({ a: 'taken', b: [at('events', 0)], c: 'taken' });
  });

  it('that names nobody is about whose array was not processed in full', () => {
    const answer = taken([somewhere], { attributes: 2, events: 2 });
    expect(told(answer)).toEqual({ results: { a: 'failed', b: 'failed', c: 'taken' }, again: [] });
    expect(told(taken([somewhere], { events: 2, attributes: 1 }), true, [b, c])).toEqual({ results: {}, again: ['b', 'c'] }); // prettier-ignore
    expect(told(taken([somewhere], { events: 1, attributes: 0 }), false, [a, c])).toMatchObject({ results: { a: 'failed' } }); // prettier-ignore
  });

  it('that names nobody is about the only step that it can be about', () => {
    expect(told(taken([somewhere], { events: 2 }), false, [a, c]).results).toEqual({ a: 'taken', c: [somewhere] }); // prettier-ignore
    expect(told(taken([somewhere]), false, [a]).results).toEqual({ a: [somewhere] });
  });

  it('that names a place where nothing stood names nobody', () => {
    expect(told(taken([at('purchases', 7)], { attributes: 2, events: 3 })).results).toEqual({ a: 'taken', b: 'taken', c: 'taken' }); // prettier-ignore
  });
});

describe('an answer that took nothing', () => {
  it('fails whom it names, and the rest goes again', () => {
    expect(told(refused(at('attributes', 1)))).toEqual({ results: { c: [at('attributes', 0)] }, again: ['ab'] });
  });

  it('that names all fails all, and nothing goes again', () => {
    expect(told(refused(at('events', 0), at('events', 2), at('attributes', 1))).again).toEqual([]);
  });

  it('that names nobody is asked about by halves, until it is about one', () => {
    expect(told(refused(somewhere))).toEqual({ results: {}, again: ['ab', 'c'] });
    expect(told(refused(), false, [c]).results).toEqual({ c: [{ said: 'Bad Request', place: null }] });
  });

  it('because it is too much is halved', () => {
    const tooMuch: Answer = { kind: 'too much', message: 'Max Input Length Exceeded' };
    expect(told(tooMuch).again).toEqual(['ab', 'c']);
    expect(told(tooMuch, false, [c]).results).toEqual({ c: [{ said: 'Max Input Length Exceeded', place: null }] });
  });
});
