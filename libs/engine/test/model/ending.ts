import { ended } from '../../src/index.js';
import { calledBy, endRun, follow } from './consequences.js';
import type { Message, Points } from './messages.js';
import type { Outbox } from './outbox.js';
import type { World } from './world.js';

/** A person ends a run that somebody has heard of. */
export function* endByPerson(world: World, outbox: Outbox, { run: id, ending }: Message & { kind: 'end' }): Points {
  if (!world.histories.has(id)) return;
  yield* endRun(world, id);
  const run = world.tracked.get(id);
  const next = { ...ended(run ?? { id, workspace: 'acme' }, ending), ending: null };
  const called = calledBy(world, id, ending);
  if (!run) outbox.place(next);
  yield* follow(world, outbox, [...(run ? [{ workflow: world.workflowOf(run), run, next }] : []), ...called]);
}
