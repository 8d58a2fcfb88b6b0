import { replayRecorded } from '../../src/index.js';
import type { Tally } from './played.js';
import type { Over } from './promises.js';

/** Where a service says other instants when it is asked again, which of them a fact has depends on who was asked. */
const instants = /\.(?:queuedAt|startedAt|finishedAt)$/;

/**
 * A run that is played again from its history is the same. One that a person had tried again is refused, because its first
 * tries are not kept. Of one that ended as a whole nobody can say how far its branches came: whether a worker that was at
 * a step heard of the end before or after depends on when it looked, and a history does not say when that was.
 */
export function badReplay({ world, start, workflow, document }: Over, tally: Tally): string[] {
  // A history does not say how an answer changed the contact; the services would.
  const replay = replayRecorded(workflow, start, document, ({ stepId }) => world.ledger.lastOf(stepId)?.contact);
  tally.add('asked to be reproduced');
  tally.add(replay.reproduced ? 'reproduced' : `not reproduced ${replay.because}`);
  const wasReplayed = document.branches.some(({ replayedAt }) => replayedAt !== undefined);
  if (wasReplayed) return !replay.reproduced && replay.because === 'replayed' ? [] : ['it is not refused'];
  if (replay.reproduced) return [];
  const { because, at } = replay;
  if (because === 'differs' && document.ended) {
    tally.add('cannot be reproduced');
    return [];
  }
  return because === 'differs' && !world.parts.sameInstants && instants.test(at) ? [] : [`${because} ${at}`];
}
