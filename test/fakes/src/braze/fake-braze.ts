import type { Rate } from '../rate-window.js';
import { startVendor, type Vendor, type VendorOptions } from '../vendor.js';
import { refuse, say } from './answers.js';
import type { TrackLimits } from './check-track.js';
import type { Identifier } from './identifier.js';
import { addTrack } from './track-route.js';
import type { BrazeUser } from './users.js';
import { Workspace, type BrazeEvent, type BrazePurchase } from './workspace.js';

export interface FakeBrazeOptions extends VendorOptions, Partial<TrackLimits> {
  /** The REST keys of this cluster, and what each may do. @default { 'fake-braze-key': ['users.track'] } */
  keys?: Record<string, readonly string[]>;
  /** Of the workspace. @default 3,000 in 3 s, api_limits.md */
  rate?: Rate;
  /** Of a body. @default 4 MB */
  maxBytes?: number;
  /** Of an array attribute. @default 25 */
  maxElements?: number;
  /** How long it takes until profiles show what was tracked; with Braze 10 to 100 ms. @default 0 */
  delayMs?: number;
}

/** What is read shows what was tracked as far as its delay is over. */
export interface FakeBraze extends Vendor {
  readonly users: BrazeUser[];
  user(identifier: Identifier): BrazeUser | undefined;
  events(): BrazeEvent[];
  purchases(): BrazePurchase[];
  /** Has everything that was tracked shown at once. */
  settle(): void;
  /** While true, answers 202 `queued` (errors.md@021e631c), and takes everything nevertheless. */
  isInMaintenance: boolean;
}

/**
 * Braze's `POST /users/track`. There is no harmless GET for a key that may do this alone: to try a connection, track
 * nothing. A good key gets 400 "Valid data must be provided …", a wrong one 401, one without the permission 403.
 */
export async function startFakeBraze(options: FakeBrazeOptions = {}): Promise<FakeBraze> {
  const workspace = new Workspace({ delayMs: options.delayMs ?? 0, maxElements: options.maxElements ?? 25 });
  const settled = (now = Date.now()) => {
    workspace.settle(now);
    return workspace;
  };
  const own = {
    isInMaintenance: false,
    get users() {
      return settled().users.all;
    },
    user: (identifier: Identifier) => settled().users.find(identifier),
    events: () => settled().events,
    purchases: () => settled().purchases,
    settle: () => void settled(Number.POSITIVE_INFINITY),
  };
  const rules = {
    keys: { 'fake-braze-key': ['users.track'] },
    rate: { requests: 3_000, perMs: 3_000 },
    maxBytes: 4 * 1024 * 1024,
    maxPerArray: 75,
    maxCombined: Number.POSITIVE_INFINITY,
    blockedExternalIds: [],
    ...options,
    isInMaintenance: () => own.isInMaintenance,
  };
  const vendor = await startVendor(
    {
      name: 'braze',
      routes: (app) => addTrack(app, workspace, rules),
      // Braze documents no Retry-After; one is sent only where a mood asks for it.
      throttled: (reply, seconds) => refuse(seconds === undefined ? reply : reply.header('retry-after', seconds), 429),
      failed: refuse,
      malformed: (reply) => say(reply, 400, 'Bad Request'),
      notFound: (reply) => refuse(reply, 404),
      state: () => ({ users: own.users, events: own.events(), purchases: own.purchases() }),
    },
    options,
  );
  return Object.assign(own, vendor);
}
