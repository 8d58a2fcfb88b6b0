import type { PropertyDefinition, ReplyOf, getProfile } from '@fanfare/contracts';
import type { List } from '../documents.js';
import { behaviourOf, lastSeen } from '../behaviour/behaviour-of.js';
import type { Contact } from '../contact/contact.js';
import { tallyOf } from '../contact/fact.js';
import type { Segments } from '../segments/segments.js';
import { problemOf, type Definitions } from '../properties/definitions.js';

type Profile = ReplyOf<typeof getProfile>;

/** A contact as a person looks at it. */
export function profileOf(
  contact: Contact,
  definitions: Definitions,
  lists: ReadonlyMap<string, List>,
  segments: Segments,
): Profile {
  const { id, type, email, mobile, firstName, lastName, avatarUrl, tags, absorbed, createdAt, updatedAt } = contact;
  const since = new Map(contact.asOf.map(({ key, at }) => [key, at]));
  const values = new Map(contact.properties.map(({ name, value }) => [name, value]));
  const property = (name: string, definition?: PropertyDefinition): Profile['properties'][number] => {
    const value = values.get(name) ?? null;
    const problem = problemOf(definitions, name, value);
    return {
      id: name,
      label: definition?.label ?? name,
      type: definition?.type ?? null,
      value,
      at: since.get(`properties.${name}`) ?? null,
      pii: definition?.pii ?? false,
      hidden: definition?.hiddenOnProfile ?? false,
      ...(problem !== null && { problem }),
    };
  };
  const undefinedOnes = [...values.keys()].filter((name) => !definitions.has(name)).sort();
  return {
    ...{ id, type, email, mobile, firstName, lastName, avatarUrl: avatarUrl ?? null, tags },
    lists: contact.lists.map((list) => ({
      id: list,
      name: lists.get(list)?.name ?? list,
      archived: (lists.get(list)?.archivedAt ?? null) !== null,
      since: since.get(`lists.${list}`) ?? null,
    })),
    segments: segments.all.flatMap((one) =>
      contact.segments.includes(one.id) ? [{ id: one.id, name: one.name }] : [],
    ),
    behaviour: behaviourOf(contact),
    lastSeenAt: tallyOf(contact, lastSeen) || null,
    properties: [
      ...[...definitions.values()].map((definition) => property(definition.id, definition)),
      ...undefinedOnes.map((name) => property(name)),
    ],
    alsoKnownAs: absorbed,
    createdAt,
    updatedAt,
  };
}
