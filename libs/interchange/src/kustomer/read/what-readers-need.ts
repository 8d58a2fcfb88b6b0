import { join } from '../../loss.js';
import { pairOfKustomer } from '../actions/index.js';
import type { KustomerWorkflow } from '../document.js';
import type { NamedSteps } from './read-step.js';
import { lose, type Reading } from './reading.js';

/** Some actions must do more when a later step looks at what they put out. */
export function withWhatReadersNeed(
  steps: NamedSteps,
  { steps: theirs }: KustomerWorkflow,
  ids: ReadonlyMap<string, string>,
  at: string,
  reading: Reading,
): NamedSteps {
  const texts = JSON.stringify(steps);
  const actions = new Map(theirs.toReversed().map(({ id, action }) => [ids.get(id), action]));
  return steps.map(([id, step]) => {
    const action = actions.get(id);
    const whenRead = action ? pairOfKustomer(action).whenRead : undefined;
    if (!whenRead || !texts.includes(`steps.${id}.`)) return [id, step];
    const place = theirs.findIndex((one) => ids.get(one.id) === id);
    lose(reading, join(at, place, 'action'), whenRead.caveat);
    return [id, { ...step, input: { ...step.input, ...structuredClone(whenRead.input) } }];
  });
}
