/** An index as MongoDB takes it. */
export type Index = Record<string, 1 | -1>;

/** What every list of things that happened ends in. */
const latest: Index = { at: -1, _id: -1 };

const by = (...fields: string[]): Index => ({
  workspace: 1,
  ...Object.fromEntries(fields.map((field) => [field, 1 as const])),
  ...latest,
});

/** For merges and their undoing: what came under an id. */
const originIndex: Index = { workspace: 1, origin: 1 };

/**
 * Every guarded write goes through this one. It is unique anyway; mongo-java-server uses an index only when the filter has
 * exactly its fields, and would otherwise read the whole collection for each write.
 */
export const guardIndex: Index = { _id: 1, rev: 1 };

/** Each filter of a list may be the only one, so each has its index; a new filter comes with its index here. */
export const entryIndexes: Index[] = [
  by(),
  originIndex,
  ...['contact', 'tags'].map((field) => by(field)),
  // `qualified` and `contact` at the end let the counts be answered from the index alone.
  ...['competition', 'card', 'site'].map((field): Index => ({ ...by(field), qualified: 1, contact: 1 })),
];
export const bonusIndexes: Index[] = [by(), by('contact'), { ...by('competition'), count: 1 }];
export const gameplayIndexes: Index[] = [
  by(),
  originIndex,
  ...['contact', 'card', 'site'].map((field) => by(field)),
  // Leaderboards: of all scores of a competition, card or site the best come first.
  ...['competition', 'card', 'site'].map((field): Index => ({ workspace: 1, [field]: 1, score: -1, at: 1, _id: 1 })),
];
export const awardIndexes: Index[] = [
  by(),
  originIndex,
  ...['contact', 'prize', 'competition', 'card', 'site'].map((field) => by(field)),
];
export const earnedIndexes: Index[] = [by(), by('contact'), by('achievement')];
export const recordIndexes: Index[] = [by(), ...['contact', 'gameplay', 'type'].map((field) => by(field))];
