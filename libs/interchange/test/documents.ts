// Written for these tests, in the shapes that public workflows of Kustomer have.

import type { JsonObject } from '@fanfare/contracts';
import { parcelShipped } from './documents/parcel-shipped.js';
import { timerStarted } from './documents/timer-started.js';
import { routeCall } from './documents/route-call.js';
import { templates } from './documents/templates.js';
import { fromManifest } from './documents/from-manifest.js';
import { customerChanged } from './documents/customer-changed.js';

export { parcelShipped, timerStarted, routeCall, templates, customerChanged };
export { always } from './documents/way-to.js';

export const documents: Record<string, JsonObject> = {
  parcelShipped,
  timerStarted,
  routeCall,
  templates,
  fromManifest,
  customerChanged,
};

/** A copy that a test may change. */
export function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
