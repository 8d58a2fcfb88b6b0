import { defineAction, failure, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { json } from '@fanfare/contracts';
import { z } from 'zod';
import { BrazeApp } from '../braze.app.js';
import { outcomeOf, tracked } from '../track/outcome-of-result.js';
import { eventProperties } from '../track/track-input.js';
import { mayRepeat, sharingKey, trackObjects, type TrackObjects } from '../track/track-objects.js';
import { lingerMs } from '../track/track-user.action.js';
import { Tracker } from '../track/tracker.js';
import { captureMapping } from './capture-mapping.js';
import { trackOfCapture, type CapturedTrack, type LeftOut } from './track-of-capture.js';

const input = z.object({
  form: z.record(z.string(), json).nullish().meta({ title: 'What was captured', description: 'Such as {{ trigger.data.form }}, or {{ contact }}.' }), // prettier-ignore
  answers: z.array(json).nullish().meta({ title: 'Answers', description: 'Such as {{ trigger.data.answers }}.' }),
  mapping: captureMapping.meta({ title: 'Mapping' }),
  eventProperties: eventProperties.meta({ title: 'Properties of every event', description: 'Such as the card.' }),
  updateExistingOnly: z.boolean().default(false).meta({ title: 'Only users that exist', description: 'false makes a user of whoever is not known to Braze, also by an alias.' }), // prettier-ignore
});
type Input = z.output<typeof input>;

export const BrazeSyncDataCapture = defineAction({
  name: 'BrazeSyncDataCapture',
  title: 'Sync captured data',
  summary: 'Passes on what a data-capture form and the questions of a game have captured, by a mapping, as attributes and events of a user in Braze.', // prettier-ignore
  input,
  exits: {
    Success: tracked.extend({
      left_out: z.array(z.object({ field: z.string(), reason: z.string() })).meta({ description: 'What is mapped and was not sent, because Braze would not have taken it.' }), // prettier-ignore
    }),
  },
  repeat: 'never',
  repeatOf: (given) => (isRepeatable(captured(given)) ? 'safe' : 'never'),
  batch: { by: (given) => keyOf(captured(given)), max: 75, lingerMs },
  app: BrazeApp,
});

@Handles(BrazeSyncDataCapture)
export class SyncDataCapture implements ActionHandler<typeof BrazeSyncDataCapture> {
  constructor(private readonly tracker: Tracker) {}

  /** All of one account, and of one class. */
  async run(steps: readonly Step<typeof BrazeSyncDataCapture>[], signal: AbortSignal) {
    const [first] = steps;
    if (!first) return [];
    const found = steps.map((step) => captured(step.input));
    const objects = found.map((one, i) => objectsOf(one, steps[i]?.at ?? 0));
    const tracking = { account: first.app, repeatable: found.every(isRepeatable), signal };
    const results = await this.tracker.track(objects, tracking);
    return results.map((result, i) => {
      const one = found[i] as CapturedTrack;
      if ('problem' in one) return failure('UserNotKnown', `${one.problem}.`);
      return outcomeOf(result, objects[i] as TrackObjects, { left_out: one.leftOut satisfies LeftOut[] });
    });
  }
}

function captured({ form, answers, ...given }: Input): CapturedTrack {
  return trackOfCapture({ form: form ?? {}, answers: answers ?? [], ...given });
}

const nothing: TrackObjects = { attributes: [], events: [], purchases: [] };

function objectsOf(found: CapturedTrack, at: number): TrackObjects {
  return 'problem' in found ? nothing : trackObjects(found.track, at);
}

function isRepeatable(found: CapturedTrack): boolean {
  return 'problem' in found || mayRepeat(found.track);
}

function keyOf(found: CapturedTrack): string {
  return 'problem' in found ? '' : sharingKey(found.track);
}
