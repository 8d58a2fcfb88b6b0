import { z } from 'zod';
import { appId } from './connected-app.js';
import { instantMs } from './json.js';
import { serviceName, workspaceId } from './names.js';

/** In the place of an app's id where none is connected. */
export const noApp = '_';

/**
 * A vendor's account and one kind of its endpoints: what is up or down, and has limits, as a whole. `endpoint` is a word
 * of the connector's, or the hash of an address. Steps that cannot be done now wait in it.
 */
export const laneRef = z.object({
  workspace: workspaceId,
  app: z.union([appId, z.literal(noApp)]),
  endpoint: z.string().regex(/^[A-Za-z0-9_-]+$/),
});
export type LaneRef = z.infer<typeof laneRef>;

/** A lane's name in subjects and keys. */
export const laneKey = ({ workspace, app, endpoint }: LaneRef) => `${workspace}.${app}.${endpoint}`;

/** Of a key as `laneKey` makes it. */
export function parseLaneKey(key: string): LaneRef {
  const [workspace = '', app = noApp, endpoint = ''] = key.split('.');
  return { workspace, app, endpoint };
}

/** Why a lane is closed, as the `health` bucket holds it. A lane without an entry is open. */
export const laneHealth = z.object({
  service: serviceName,
  lane: laneRef,
  /** What people call it: `Mailchimp acme`, `https://api.example.com`. */
  name: z.string(),
  /** `down`: it does not answer, and is probed. `limited`: it said when to come back. */
  state: z.enum(['down', 'limited']),
  reason: z.string(),
  since: instantMs,
  /** When it is tried again. */
  nextTryAt: instantMs,
  /** Probes made so far. */
  probes: z.number().int().min(0),
});
export type LaneHealth = z.infer<typeof laneHealth>;

export const healthKey = (service: string, lane: LaneRef) => `${service}.${laneKey(lane)}`;
