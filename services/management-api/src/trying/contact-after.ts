import { isDeepStrictEqual } from 'node:util';
import type { ContactSnapshot, Json, JsonObject, Outcome, StepCommand } from '@fanfare/contracts';

type Change = (contact: ContactSnapshot, input: JsonObject, at: number) => ContactSnapshot;

/**
 * What the actions of contacts make of a contact, as a run sees it afterwards. Their service knows better; but it is not
 * asked when nothing may happen, and what comes after a change should see it.
 */
const changes: Readonly<Record<string, Change>> = {
  ContactUpdate: (contact, { fields, increments, addTags, removeTags }, at) => {
    const gone = textsIn(removeTags);
    const tags = [...new Set([...contact.tags, ...textsIn(addTags)])].filter((tag) => !gone.includes(tag));
    const instant = new Date(at).toISOString();
    const set = Object.entries(isObject(fields) ? fields : {}).map(([name, value]): [string, Json] => [
      name,
      value === 'now()' ? instant : value,
    ]);
    const added = Object.entries(isObject(increments) ? increments : {}).map(([name, by]): [string, Json] => [
      name,
      Number(contact.properties[name] ?? 0) + Number(by),
    ]);
    return [...set, ...added].reduce(withField, { ...contact, tags });
  },
  ContactAddToList: (contact, { list }) => ({
    ...contact,
    lists: [...new Set([...contact.lists, ...textsIn([list ?? null])])],
  }),
  ContactRemoveFromList: (contact, { list }) => ({ ...contact, lists: contact.lists.filter((name) => name !== list) }),
};

const coreFields: readonly string[] = ['email', 'mobile', 'firstName', 'lastName'];

/** The contact after a step that succeeded; undefined when the step does not change it. */
export function contactAfter(
  { action, input, at }: Pick<StepCommand, 'action' | 'input' | 'at'>,
  { exit }: Pick<Outcome, 'exit'>,
  contact: ContactSnapshot | null,
): ContactSnapshot | undefined {
  const change = Object.hasOwn(changes, action) ? changes[action] : undefined;
  return change && contact && exit === 'Success' ? touched(contact, change(contact, input, at), at) : undefined;
}

/** A condition may ask when it was last changed; a contact that came without that, as tokens from before have it, stays without. */
function touched(before: ContactSnapshot, after: ContactSnapshot, at: number): ContactSnapshot {
  const { updatedAt } = before;
  if (typeof updatedAt !== 'string' || isDeepStrictEqual(before, after)) return after;
  return { ...after, updatedAt: new Date(Math.max(at, Date.parse(updatedAt))).toISOString() };
}

function withField(contact: ContactSnapshot, [name, value]: [string, Json]): ContactSnapshot {
  // Workflows do not see it.
  if (name === 'avatarUrl') return contact;
  if (coreFields.includes(name)) return { ...contact, [name]: textOf(value) };
  const { [name]: _before, ...others } = contact.properties;
  return { ...contact, properties: value === null ? others : { ...others, [name]: value } };
}

/** An empty text is nothing. */
function textOf(value: Json): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

function textsIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
