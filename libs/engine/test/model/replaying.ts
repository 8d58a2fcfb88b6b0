import { stepIdOf, type RunRef, type Token } from '@fanfare/contracts';
import {
  applyHistory,
  factKey,
  failedBranches,
  loopDepth,
  meetingOf,
  replay,
  runOver,
  type MeetingFact,
} from '../../src/index.js';
import type { Chance } from './chance.js';
import { followSome } from './consequences.js';
import type { Made } from './made.js';
import type { Message, Points } from './messages.js';
import type { Outbox } from './outbox.js';
import type { World } from './world.js';

/** Tokens that one request carries. */
const maxTokens = 3;

/** What a person asks who wants runs that failed tried again: items before the loops that wait for them. */
export function askedAgain(world: World, chance: Chance): Message[] {
  return [...world.histories].flatMap(([id, history]): Message[] => {
    const document = applyHistory(null, [...history.values()]);
    if (document?.status !== 'Failed' || document.ended || chance.happens(20)) return [];
    const tokens = failedBranches(document).flatMap((branch) => world.failed.of(id, branch) ?? []);
    const requests: Token[][] = [];
    while (tokens.length > 0) requests.push(tokens.splice(0, 1 + chance.below(maxTokens)));
    const [first, ...next] = requests;
    return first ? [{ kind: 'replay', tokens: first, next }] : [];
  });
}

/** Branches that failed are tried again. */
export function* replayByPerson(world: World, outbox: Outbox, { tokens, next }: Message & { kind: 'replay' }): Points {
  const request = tokens.map((token) => stepIdOf(token)).join(' ');
  const tries: { token: Token; made: Made }[] = [];
  for (const token of tokens) {
    if (world.ended.has(token.run.id)) continue;
    const at = world.tries.firstAskedAt(token, world.now, request);
    yield;
    const workflow = world.workflowOf(token.run);
    const run: RunRef = { ...token.run, replay: (token.run.replay ?? 0) + 1 };
    tries.push({ token, made: { workflow, run, next: replay(workflow, token, at) } });
  }
  for (const { made } of tries) {
    if (isUnderWayAgain(world, made)) world.tracked.again(made.run.id);
    yield;
  }
  const byDepth = Map.groupBy(tries, ({ token }) => loopDepth(token.branch));
  for (const [, some] of [...byDepth].sort(([a], [b]) => b - a)) {
    yield* followSome(world, outbox, some.map(({ made }) => made)); // prettier-ignore
  }
  yield* outbox.stored();
  const [following, ...others] = next;
  if (!following) return;
  outbox.publish({ kind: 'replay', tokens: following, next: others });
  yield* outbox.stored();
}

/** Somebody wants to know the end of the run, and this try is not over, as it may be when it is asked for again. */
function isUnderWayAgain(world: World, { run, next }: Made): boolean {
  const own = next.notes.find(({ meeting, fact }) => meeting === meetingOf.run(run) && fact.kind === 'again');
  if (!own) return false;
  const facts: MeetingFact[] = world.meetings.of(meetingOf.run(run));
  const keys = new Set(facts.map(factKey));
  return !keys.has(factKey(own.fact)) || runOver(facts, keys)?.isOver !== true;
}
