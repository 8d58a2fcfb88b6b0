import { BrazeAgent } from './braze.agent.js';
import { BrazeApp } from './braze.app.js';
import { BrazeClient } from './braze.client.js';
import { SyncDataCapture } from './sync/sync-data-capture.action.js';
import { Tracker } from './track/tracker.js';
import { TrackUser } from './track/track-user.action.js';

/** The connector's table of contents. */
export const braze = {
  name: 'connector-braze',
  title: 'Braze',
  app: BrazeApp,
  agent: BrazeAgent,
  handlers: [TrackUser, SyncDataCapture],
  providers: [BrazeClient, Tracker],
  // What is on its way when a process dies is what nobody knows of afterwards. Eight full requests at once are some thousand
  // steps a second, and the rest of the 800 that a process has in hand waits for its turn.
  limits: { concurrent: 8 },
  // Messages that hold a step each must not run out before a request of 75 is full.
  concurrency: 256,
};
