import { describe, expect, it } from '@jest/globals';
import type { Condition, JsonObject, Step } from '@fanfare/contracts';
import { begin } from './advance.js';
import { contactOf, echo, eventOf, only, runRef, workflowOf } from '../test/builders.js';

const data = {
  name: 'Ann',
  prize: { id: 'p1' },
  list: ['a', 'b'],
  key: 'name',
  'odd name': 1,
  unused: 'x'.repeat(500),
};
const event = eventOf(data, { siteId: 'site', session: { anonymousId: 'a1' }, contact: { email: 'ann@acme.test' } });

/** The event that a run of these steps carries, as far as it can be told from its first command. */
function carried(steps: Record<string, Step>) {
  const made = begin(workflowOf(steps), { run: runRef, event, contact: contactOf() });
  return (made.commands[0] ?? only(made.timers)).token.data.trigger;
}
const carriedData = (...texts: string[]) =>
  Object.keys(carried({ a: echo({ Success: 'b' }), b: echo({}, { texts }) }).data).toSorted();

describe('a run carries of its event', () => {
  it.each<[string, string[]]>([
    ['nothing else', []],
    ['{{ trigger.id }}{{ contact.firstName }}', []],
    ['{{ trigger.data.name }}', ['name']],
    ['/#trigger.data.prize.id', ['prize']],
    ['{{ trigger.data["odd name"] }}', ['odd name']],
    ['Dear {{ trigger.data.name | upcase }}, {{ trigger["data"].prize.id }}', ['name', 'prize']],
    ['{% for x in trigger.data.list %}{{ x }}{% endfor %}', ['list']],
    ['{% case trigger.data.key %}{% when trigger.data.name %}y{% endcase %}', ['key', 'name']],
    ['{% if a %}{% elsif trigger.data.key == "x" %}{% else %}{{ trigger.data.name }}{% endif %}', ['key', 'name']],
    ['{% unless trigger.data.key %}{% capture c %}{{ trigger.data.name }}{% endcapture %}{% endunless %}', ['key', 'name']],
    ['{% tablerow x in trigger.data.list limit: trigger.data.key %}{% endtablerow %}', ['key', 'list']],
    ['{% assign a = trigger.data.name | append: trigger.data.key %}{% cycle trigger.data.list, "b" %}', ['key', 'list', 'name']],
    ['{% liquid echo trigger.data.name %}', ['name']],
  ])('what its steps refer to: %s', (text, names) => {
    expect(carriedData(text)).toEqual(names.toSorted());
  }); // prettier-ignore

  it.each([
    '{{ trigger.data }}',
    '{{ trigger.data | json }}',
    '{{ trigger.data[contact.firstName] }}',
    '{{ trigger.data.size }}',
    '{% assign d = trigger.data %}{{ d.name }}',
    '{% for pair in trigger.data %}{{ pair[0] }}{% endfor %}',
    '{{ trigger | json }}',
    '{% assign t = trigger %}{{ t.data.name }}',
    '{{ trigger[contact.firstName] }}',
  ])('all of its data when a step may look anywhere in it: %s', (text) => {
    expect(carriedData(text)).toEqual(Object.keys(data).toSorted());
  });

  it('what conditions, of filters and branches, refer to', () => {
    const when = (left: string): Condition => ({ all: [{ not: { left, op: 'exists' } }] });
    const filter: Step = { action: 'ContactFilter', when: when('{{ trigger.data.name }}'), next: {} };
    const branches = [{ name: 'x', when: when('{{ trigger.data.key }}'), next: 'c' }];
    const part = carried({ a: echo({ Success: 'b' }), b: { action: 'Decision', branches, else: null }, c: filter });
    expect(Object.keys(part.data)).toEqual(['key', 'name']);
  });

  it('its envelope always, and the rest of it when a step refers to it', () => {
    const { data: _, session, contact, ...envelope } = event;
    expect(carried({ a: echo() })).toEqual({ ...envelope, data: {} });
    const input: JsonObject = { email: '{{ trigger.contact.email }}' };
    expect(carried({ a: echo({}, input) })).toEqual({ ...envelope, contact, data: {} });
  });

  it('nothing for a note that only looks like a template', () => {
    const step: Step = { ...echo(), name: 'see {{ trigger', notes: 'ask about {% this' };
    expect(carried({ a: step }).data).toEqual({});
  });

  it('all of it when it waits: it may be moved to a version that asks for more', () => {
    expect(carried({ a: echo({ Success: 'b' }), b: { action: 'Delay', input: { for: 'PT1H' }, next: {} } })).toBe(
      event,
    );
  });
});
