import { defineAction, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { BrazeApp } from '../braze.app.js';
import { outcomeOf, tracked } from './outcome-of-result.js';
import { Tracker } from './tracker.js';
import { trackInput } from './track-input.js';
import { mayRepeat, sharingKey, trackObjects } from './track-objects.js';

/** How long the first step of a request waits for others while requests go out. */
export const lingerMs = 500;

export const BrazeTrackUser = defineAction({
  name: 'BrazeTrackUser',
  title: 'Track a user',
  summary:
    'Sets attributes and subscriptions of a user in Braze, and tracks events and purchases. Only what is mapped is sent.',
  input: trackInput,
  exits: { Success: tracked },
  repeat: 'never',
  repeatOf: (input) => (mayRepeat(input) ? 'safe' : 'never'),
  batch: { by: sharingKey, max: 75, lingerMs }, // 75 of a kind in a request: api_limits.md
  app: BrazeApp,
});

@Handles(BrazeTrackUser)
export class TrackUser implements ActionHandler<typeof BrazeTrackUser> {
  constructor(private readonly tracker: Tracker) {}

  /** All of one account, and of one class. */
  async run(steps: readonly Step<typeof BrazeTrackUser>[], signal: AbortSignal) {
    const [first] = steps;
    if (!first) return [];
    const objects = steps.map(({ input, at }) => trackObjects(input, at));
    const tracking = { account: first.app, repeatable: mayRepeat(first.input), signal };
    const results = await this.tracker.track(objects, tracking);
    return results.map((result, i) => outcomeOf(result, objects[i] as (typeof objects)[number], {}));
  }
}
