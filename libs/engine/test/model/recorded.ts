import type { HistoryEntry, RunRef, StepCommand, Token } from '@fanfare/contracts';
import {
  advance,
  arrive,
  begin,
  factKey,
  gather,
  parseMeeting,
  replay,
  runOver,
  type Advance,
  type Call,
  type Noted,
  type Start,
  type Timer,
} from '../../src/index.js';
import { called, returned, runOfCall } from './calls.js';
import type { World } from './world.js';

/** Everything that ever follows in a run from what is recorded of it. */
export interface Followed {
  readonly history: Map<string, HistoryEntry>;
  readonly commands: StepCommand[];
  readonly notes: Noted[];
}

/**
 * Takes a run from its start through what was recorded of it: the first outcomes of its steps, the facts of its meetings,
 * the ends of its waits. Here nothing is lost and nothing comes twice; each thing is asked of the engine once.
 */
export function followRecord(world: World, start: Start): Followed {
  const { run } = start;
  const workflow = world.workflowOf(run);
  const followed: Followed = { history: new Map(), commands: [], notes: [] };
  const tried = world.tries.of(run.id).map(({ token, at }) => replay(workflow, travelled(token), at));
  const ahead: (Advance | null)[] = [begin(workflow, start), ...tried, ...met(world, run)];
  for (const made of ahead) {
    if (!made) continue;
    for (const entry of made.history) followed.history.set(JSON.stringify(entry), entry);
    followed.notes.push(...made.notes);
    for (const { command, token } of made.commands) ahead.push(answered(world, followed, command, token));
    for (const timer of made.timers) ahead.push(...passed(world, timer));
    for (const call of made.calls) ahead.push(...ofCall(world, call));
  }
  return followed;
}

/** As it would have come back over the bus. */
const travelled = (token: Token) => JSON.parse(JSON.stringify(token)) as Token;

function answered(world: World, { commands }: Followed, command: StepCommand, token: Token): Advance | null {
  commands.push(command);
  const result = world.ledger.of(command.stepId, command.attempt);
  return result ? advance(world.workflowOf(token.run), travelled(token), result) : null;
}

function passed(world: World, { token, fired, stepId }: Timer): (Advance | null)[] {
  const workflow = world.workflowOf(token.run);
  switch (fired.reason) {
    case 'deadline':
      return [];
    case 'timeout':
      return [...(world.waits.ends.get(stepId) ?? [])].map((by) => {
        if (by === 'timeout') return advance(workflow, travelled(token), fired);
        const arrival = world.recent.get(by);
        return arrival ? arrive(workflow, travelled(token), arrival.event, arrival.storedAt) : null;
      });
    case 'delay':
    case 'retry':
    case 'full':
    case 'quiet':
    case 'event':
      return [advance(workflow, travelled(token), fired)];
    default:
      return fired.reason satisfies never;
  }
}

function ofCall(world: World, call: Call): Advance[] {
  const { made, start } = called(world, { ...call, token: travelled(call.token) });
  if (!start) return [made.next];
  if (!call.waits) return [];
  const facts = world.meetings.of(`${runOfCall(call)}/run`);
  const overs = facts.map((fact) => runOver(facts, new Set([factKey(fact)])));
  // Who called it goes on once, also when it is over more than once.
  const over = overs.find((one) => one !== null && one.caller !== null);
  return over ? returned(world, over).map(({ next }) => next) : [];
}

/** What each fact of the run's meetings caused. */
function met(world: World, run: RunRef): Advance[] {
  const workflow = world.workflowOf(run);
  return [...world.meetings.all.keys()].flatMap((meeting) => {
    const place = parseMeeting(meeting);
    if (place.run !== run.id || place.kind === 'run') return [];
    const facts = world.meetings.of(meeting);
    return facts.map((fact) => gather(workflow, run, { meeting, facts, mine: new Set([factKey(fact)]) }));
  });
}
