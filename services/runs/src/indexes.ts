/** An index as MongoDB takes it. */
export type Index = Record<string, 1 | -1>;

/** Newest first, and a place to go on from: what every list ends in. */
const newestFirst: Index = { startedAt: -1, _id: -1 };

/** Each filter of a list may be the only one, so each has its index; with several, the server takes the most selective. */
const listed = ['status', 'trigger', 'event', 'contact', 'site', 'card'];

/** Every query of `RunStore` is covered by one of these; a new query comes with its index here. */
export const runIndexes: Index[] = [
  // `status` at the end lets the counts be answered from the index alone.
  { workspace: 1, ...newestFirst, status: 1 },
  { workspace: 1, workflow: 1, ...newestFirst, status: 1 },
  ...listed.map((field): Index => ({ workspace: 1, [field]: 1, ...newestFirst })),
];

/** Dead letters are found by identity (`_id`) and listed by `order`. */
export const deadLetterIndexes: Index[] = [{ order: -1 }];
