import { exit, failure, threw } from '@fanfare/connector';
import type { JsonObject } from '@fanfare/contracts';
import { z } from 'zod';
import type { Complaint } from '../read-answer.js';
import type { Result } from './judge.js';
import { countOf } from './pack.js';
import type { TrackObjects } from './track-objects.js';

/** What a step leaves behind: how many objects went to Braze. */
export const tracked = z.object({
  attributes: z.number().int().min(0),
  events: z.number().int().min(0),
  purchases: z.number().int().min(0),
  queued: z.boolean().meta({ description: 'Braze is in maintenance and processes them later.' }),
});

/** How a step leaves. `more`: what it leaves behind besides. */
export function outcomeOf<M extends object>(result: Result, objects: TrackObjects, more: M) {
  const { attributes, events, purchases } = objects;
  switch (result.kind) {
    case 'taken': {
      const counts = { attributes: attributes.length, events: events.length, purchases: purchases.length };
      return exit('Success', { ...counts, queued: result.queued, ...more });
    }
    case 'refused':
      return failure('RefusedByBraze', wordsOf(result, countOf(objects)), {
        complaints: result.complaints.map(asJson),
      });
    case 'failed':
      return threw(result.error);
    default:
      return result satisfies never;
  }
}

function wordsOf({ complaints, isWhole }: Result & { kind: 'refused' }, count: number): string {
  const said = complaints.map(({ said: words, place }) => (place ? `${place.array}[${place.index}]: ${words}` : words));
  const refused = new Set(complaints.flatMap(({ place }) => (place ? [`${place.array} ${place.index}`] : [])));
  const others = count - Math.max(1, refused.size);
  const rest = others > 0 && !isWhole ? ` The other ${others} of its objects were taken.` : '';
  return `Braze: ${said.join('; ')}${said.at(-1)?.endsWith('.') ? '' : '.'}${rest}`;
}

function asJson({ said, place }: Complaint): JsonObject {
  return place ? { said, array: place.array, index: place.index } : { said };
}
