/** An index as MongoDB takes it. */
type Index = Record<string, 1 | -1>;

/** What a filter can be narrowed by, each perhaps alone. An element of `properties` has a name and a value, in one index. */
const narrowedBy = [
  'type',
  'email',
  'mobile',
  'firstName',
  'lastName',
  'tags',
  'lists',
  'segments',
  'did',
  'search',
  'createdAt',
  'updatedAt',
];

/** Every query of `ContactPages` is covered by one of these; with several, the server takes the most selective. */
export const contactQueryIndexes: Index[] = [
  { workspace: 1, state: 1, _id: 1 },
  ...narrowedBy.map((field): Index => ({ workspace: 1, [field]: 1, _id: 1 })),
  { workspace: 1, 'properties.name': 1, 'properties.value': 1, _id: 1 },
  { workspace: 1, 'tallies.name': 1, 'tallies.value': 1, _id: 1 },
];
