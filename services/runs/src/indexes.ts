/** An index as MongoDB takes it. */
export type Index = Record<string, 1 | -1>;

/** Newest first, and a place to go on from: what every list ends in. */
const newestFirst: Index = { startedAt: -1, _id: -1 };

/** Each filter of a list may be the only one, so each has its index; with several, the server takes the most selective. */
const listed = ['status', 'trigger', 'event', 'contact', 'site', 'card', 'caller'];

/** Every query of `RunStore` is covered by one of these; a new query comes with its index here. */
export const runIndexes: Index[] = [
  // `status` and `mode` at the end let the counts be answered from the index alone.
  { workspace: 1, ...newestFirst, status: 1, mode: 1 },
  { workspace: 1, workflow: 1, ...newestFirst, status: 1, mode: 1 },
  ...listed.map((field): Index => ({ workspace: 1, [field]: 1, ...newestFirst })),
];

/** Evaluations are found by event (`_id`), and by whom the event is about. */
export const evaluationIndexes: Index[] = [{ who: 1, storedAt: -1 }];

/** Dead letters are found by identity (`_id`) and listed by `order`. */
export const deadLetterIndexes: Index[] = [{ order: -1 }];
/** Those of a workspace likewise. */
export const deadLetterWorkspaceIndex: Index = { workspace: 1, order: -1 };
/** Dead letters are also found by the run that they are of, and by there being something to do. Most have no such field. */
export const deadLetterRunIndex: Index = { run: 1 };
export const deadLetterOutgoingIndex: Index = { order: 1 };

/** Runs that are not over, by when they were last heard of. The others do not have the field. */
export const openRunIndex: Index = { lastFactAt: 1, _id: 1 };

/** Suspects are looked at in their turn; those found are counted, and listed in one workspace or in all. */
export const stuckRunIndexes: Index[] = [
  { lookedAt: 1 },
  { standing: 1, foundAt: -1 },
  { workspace: 1, foundAt: -1 },
  { foundAt: -1 },
];

/** Jobs are taken by when they may go on, and listed newest first. */
export const jobIndexes: Index[] = [
  { status: 1, until: 1 },
  { workspace: 1, startedAt: -1 },
];
/** Runs with which a job has done something are counted by what came of it. */
export const jobItemIndex: Index = { job: 1, outcome: 1 };
/** Runs that wait are counted by step. The others do not have the field. */
export const waitingRunIndex: Index = { workspace: 1, workflow: 1, waitsAt: 1 };
/** Failures that nobody was told of, by workflow, oldest first. */
export const noticeIndex: Index = { workflow: 1, failedAt: 1 };
/** Mails that somebody has not got yet, by when they are sent again. */
export const owedMailIndex: Index = { nextAt: 1 };
