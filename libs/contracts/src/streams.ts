const minute = 60_000;
const day = 24 * 60 * minute;
const mib = 1024 * 1024;
const gib = 1024 * mib;

/** Settings of one stream, in the project's words; `libs/bus` turns them into the server's. */
export interface StreamSpec {
  name: string;
  subjects: string[];
  retention: 'workqueue' | 'limits';
  /** Full means: a publish is refused (`new`), never that the oldest goes. Schedules cannot have it (the server refuses). */
  discard: 'new' | 'old';
  maxBytes: number;
  /** 0: for ever. A stream that holds timers must not have one: it would delete the timer. */
  maxAgeMs: number;
  schedules?: boolean;
  /** Messages may say themselves when they go. */
  expiries?: boolean;
}

/** The streams that exist once. The server sets their sizes aside, so those of all services together must fit on one machine. */
export const streams = {
  events: {
    name: 'EVENTS',
    // What is kept of a message that somebody was taken out of is of the past: nothing starts by it.
    subjects: ['events.>', 'kept.>'],
    retention: 'limits',
    discard: 'new',
    maxBytes: 2 * gib,
    maxAgeMs: 7 * day,
    expiries: true,
  },
  results: {
    name: 'RESULTS',
    subjects: ['results.*'],
    retention: 'workqueue',
    discard: 'new',
    maxBytes: 2 * gib,
    maxAgeMs: 0,
  },
  history: {
    name: 'HISTORY',
    subjects: ['history.*'],
    retention: 'workqueue',
    discard: 'new',
    maxBytes: 2 * gib,
    maxAgeMs: 0,
  },
  // Full or old, it forgets: knowing why something did not start must never keep anything from starting.
  evaluations: {
    name: 'EVALUATIONS',
    subjects: ['evaluations.*'],
    retention: 'workqueue',
    discard: 'old',
    maxBytes: 512 * mib,
    maxAgeMs: 7 * day,
  },
  schedules: {
    name: 'SCHEDULES',
    subjects: ['schedules.>', 'fired.*'],
    retention: 'workqueue',
    discard: 'old',
    maxBytes: -1,
    maxAgeMs: 0,
    schedules: true,
  },
  dead: {
    name: 'DEAD',
    subjects: ['dead.*'],
    retention: 'limits',
    discard: 'old',
    maxBytes: 512 * mib,
    maxAgeMs: 30 * day,
  },
} as const satisfies Record<string, StreamSpec>;

/** One stream per service, so that one slow connector fills only its own. */
export function stepsStream(service: string): StreamSpec {
  return {
    name: `STEPS-${service}`,
    subjects: [`steps.${service}.>`],
    retention: 'workqueue',
    discard: 'new',
    maxBytes: 256 * mib,
    maxAgeMs: 0,
  };
}

/** Steps of one service that wait for a vendor, each vendor's account on a subject of its own. */
export function lanesStream(service: string): StreamSpec {
  return {
    name: `LANES-${service}`,
    subjects: [`lanes.${service}.>`],
    retention: 'workqueue',
    discard: 'new',
    maxBytes: 512 * mib,
    maxAgeMs: 0,
  };
}

/** The timers of a share of the runs, and what they release. */
export function timersStream(shard: number): StreamSpec {
  return {
    name: `TIMERS-${shard}`,
    subjects: [`timers.${shard}.>`, `due.${shard}.*`],
    retention: 'workqueue',
    discard: 'old',
    maxBytes: -1,
    maxAgeMs: 0,
    schedules: true,
  };
}

/** KV buckets and what they hold. */
export const buckets = {
  workflows: 'workflows',
  catalogue: 'catalogue',
  /** Runs that ended as a whole, for those who may still hold a message of theirs. */
  endings: 'endings',
  /** Contacts for whom a workflow is locked, because it started for them again and again. */
  locks: 'locks',
  /** Accounts at vendors, their secrets sealed. */
  connections: 'connections',
  /** Vendors' accounts that are down or want to be left alone for a while. */
  health: 'health',
  /** Calls that a vendor allows at once, shared by the replicas of a connector: who has them leases them. */
  slots: 'slots',
  /** Addresses at which others post into a workspace, their secrets sealed. */
  hooks: 'hooks',
} as const;

/** How long a bucket keeps an entry. Without a word: until it is deleted. */
export const bucketMaxAgeMs: Partial<Record<string, number>> = {
  endings: 7 * day,
  locks: 1 * day,
  slots: 1 * minute,
};

/** Largest event that the edge accepts, in bytes of JSON. */
export const maxEventBytes = 256 * 1024;
/** Largest body that a hook takes: Kustomer's limit, so that whoever posted there can post here. */
export const maxHookBodyBytes = 400_000;
/** Largest event that a hook makes of one: the body with what came along. */
export const maxHookEventBytes = maxHookBodyBytes + 40_000;
/** Largest batch that the gateway accepts. */
export const maxEventsPerBatch = 1_000;
/** Items and bytes that one message may carry. Bytes stay below the server's default max_payload of 1 MiB. */
export const maxItemsPerMessage = 400;
export const maxBytesPerMessage = 700 * 1024;
