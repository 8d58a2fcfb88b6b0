import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '@fanfare/contracts';
import { compileValue, readValue } from './value.js';
import { scopeOf, startedAt } from '../test/builders.js';

const data: JsonObject = {
  score: 250,
  name: 'Ann',
  list: [{ id: 1 }, { id: 2 }],
  'odd name': 'x',
  none: null,
  yes: true,
};
const steps = {
  coupon: { coupon_count: 3, coupon_code: ['A', 'B'], exit: 'Success' },
  '6_J-x': { at: { '@type': 'T' } },
};
const scope = () => scopeOf(data, steps);
const read = (value: Json, type?: Json) =>
  readValue(compileValue(value, type === undefined ? {} : { schema: { schema: { type }, root: {} } }), scope());

describe('a value', () => {
  // prettier-ignore
  it.each<[Json, Json]>([
    ['{{ steps.coupon.coupon_count }}', 3], ['/#steps.coupon.coupon_count', 3], ['{{- trigger.data.list[1].id -}}', 2],
    ['/#trigger.data.list.1.id', 2], ['{{ trigger.data.list[-1].id }}', 2], ['{{ trigger.data["odd name"] }}', 'x'],
    ['{{ trigger.data.yes }}', true], ['{{ steps.coupon.coupon_code }}', ['A', 'B']], ['{{ steps.coupon.coupon_code.size }}', 2],
    ['{{ steps.coupon.coupon_code.last }}', 'B'], ['{{ steps["6_J-x"].at["@type"] }}', 'T'], ['/#steps.6_J-x.at.@type', 'T'],
    ['{{ contact.properties.points }}', 1200], ['{{ workflow.version }}', 3], ['{{ run.id }}', 'run-1'], ['{{ variables.shop }}', 'Main'],
    ['{{ now }}', '2026-11-01T10:00:00.000Z'], ['{{ now() }}', '2026-11-01T10:00:00.000Z'], ['{{ run.startedAt }}', '2026-11-01T10:00:00.000Z'],
  ])('%s is one reference and keeps its type: %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  // prettier-ignore
  it.each<[string, string]>([
    ['Hi {{ trigger.data.name }}!', 'Hi Ann!'], ['{{ trigger.data.score | divided_by: 100 }}', '2'], ['{{ trigger.data.score | divided_by: 0.5 }}', '500'], [' {{ trigger.data.score }}', ' 250'],
    ['{% if contact.properties.points > 1000 %}gold{% else %}blue{% endif %}', 'gold'], ['{{ trigger.data.none | default: "you" }}', 'you'],
    ['{{ "now" | date: "%Y-%m-%d %H:%M" }}', '2026-11-01 10:00'], ['{{ now | date: "%H:%M", "Europe/Berlin" }}', '11:00'],
    ['{{ "2026-03-01T08:00" | date: "%s" }}', '1772352000'], ['{{ "March 1, 2026" | date: "%Y-%m-%d" }}', '2026-03-01'],
    ['{{ trigger.data.list | json }}', '[{"id":1},{"id":2}]'], ['{{ trigger.data.list[0] }} ', '{"id":1} '],
  ])('%s is a template and gives a text: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each<Json>(['plain', 'a # b', 3, null, true, [1, 'a'], { a: { b: [null] } }])('%j is itself', (value) => {
    expect(read(value)).toEqual(value);
  });

  it('resolves references inside objects and lists, and shares what is constant', () => {
    const value = compileValue({ a: ['{{ trigger.data.score }}', { b: 1 }] });
    const [one, other] = [readValue(value, scope()), readValue(value, scope())] as { a: Json[] }[];
    expect(one).toEqual({ a: [250, { b: 1 }] });
    expect(one?.a[1]).toBe(other?.a[1]);
  });

  it('is null, with a warning, when it is not there', () => {
    const around = scope();
    expect(readValue(compileValue('{{ steps.nobody.x }}'), around)).toBeNull();
    expect(readValue(compileValue('Hi {{ trigger.data.missing }}{{ trigger.data.gone | default: "!" }}'), around)).toBe(
      'Hi !',
    );
    expect(around.warnings).toEqual(['{{ steps.nobody.x }} was empty', '{{ trigger.data.missing }} was empty']);
  });

  // prettier-ignore
  it.each<[string, Json, Json]>([
    ['{{ trigger.data.score }} ', 'integer', 250], ['{{ trigger.data.name }}', 'number', 'Ann'], ['{{ trigger.data.none }} ', 'number', null],
    ['{{ trigger.data.score }}', 'string', '250'], ['{{ trigger.data.score }}', ['string', 'number'], 250], ['{{ trigger.data.yes }}-', 'boolean', 'true-'],
    ['{{ trigger.data.yes }} ', 'boolean', true], ['{{ trigger.data.list }}', 'string', [{ id: 1 }, { id: 2 }]], ['12', 'integer', '12'],
  ])('%s where %j is wanted becomes %j', (text, type, expected) => {
    expect(read(text, type)).toEqual(expected);
  });

  it('uses the zone of the workflow for dates in templates', () => {
    const around = { ...scope(), workflow: { ...scope().workflow, timezone: 'Australia/Melbourne' } };
    expect(readValue(compileValue('{{ "now" | date: "%H:%M" }}'), around)).toBe('21:00');
  });

  it('reads the recorded instant, never the clock', () => {
    const around = { ...scope(), at: startedAt + 60_000 };
    expect(readValue(compileValue('{{ "today" | date: "%s" }} '), around)).toBe(`${(startedAt + 60_000) / 1000} `);
  });
});
