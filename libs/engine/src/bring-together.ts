import type { ContactSnapshot, RunData } from '@fanfare/contracts';
import { stableText } from './stable-text.js';

/** What branches were given and may each change: the rest of their data only grows. */
export type Changeable = Pick<RunData, 'contact' | 'variables'>;

const unknown: Changeable = { contact: null, variables: {} };

/**
 * The data with which branches that met go on, in the order of their Split. What only one of them changed is as that one
 * left it, whichever came last; what several changed, and a step that several ran, is as the last of them in that order
 * has it, because the order in which they came is chance. Of a contact each field is looked at by itself.
 */
export function bringTogether(before: Changeable | undefined, brought: readonly RunData[]): RunData {
  const [first, ...others] = brought;
  if (!first) throw new Error('nobody has come');
  if (others.length === 0) return first;
  const { contact, variables } = before ?? unknown;
  return {
    trigger: first.trigger,
    contact: contactOf(contact, brought),
    steps: Object.assign({}, ...brought.map(({ steps }) => steps)) as RunData['steps'],
    variables: fieldsOf(variables, brought.map((data) => data.variables)), // prettier-ignore
  };
}

function contactOf(before: ContactSnapshot | null, brought: readonly RunData[]): ContactSnapshot | null {
  const contacts = brought.flatMap(({ contact }) => contact ?? []);
  const last = contacts.at(-1);
  if (!last) return null;
  const members = (field: 'tags' | 'lists') =>
    membersOf(before?.[field] ?? [], contacts.map((contact) => contact[field])); // prettier-ignore
  return {
    ...last,
    ...fieldsOf(before ?? {}, contacts),
    tags: members('tags'),
    lists: members('lists'),
    properties: fieldsOf(before?.properties ?? {}, contacts.map(({ properties }) => properties)), // prettier-ignore
  };
}

type Fields<V> = Readonly<Record<string, V>>;

/** A field that is gone was changed, too. */
function fieldsOf<V>(before: Fields<V>, brought: readonly Fields<V>[]): Record<string, V> {
  const names = new Set([before, ...brought].flatMap((fields) => Object.keys(fields)));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const was = stableText(before[name]);
      const changed = brought.map((fields) => fields[name]).filter((value) => stableText(value) !== was);
      const value = changed.length > 0 ? changed.at(-1) : before[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Whoever was added by somebody is there; whoever was there and was removed by somebody is not. */
function membersOf(before: readonly string[], brought: readonly (readonly string[])[]): string[] {
  const were = new Set(before);
  const all = new Set([...before, ...brought.flat()]);
  return [...all].filter((one) => !were.has(one) || brought.every((members) => members.includes(one)));
}
