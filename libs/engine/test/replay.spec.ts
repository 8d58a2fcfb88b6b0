import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome, RunDocument, Step, WorkflowSettings } from '@fanfare/contracts';
import { advance, applyHistory, begin, replayRecorded } from '../src/index.js';
import { play, type World } from '../src/play.js';
import { simulationOf } from '../src/simulate.js';
import { contactOf, echo, eventOf, runRef, startedAt, workflowOf } from './builders.js';
import { randomOutcome, randomSteps } from './random-workflows.js';
import { Room } from './room.js';

const event = eventOf({ score: 7, list: ['x', 'y'], when: '2026-11-01T12:00:00Z' });
const start = { run: runRef, event, contact: contactOf({ points: '1200' }) };

/** Some steps become what waits for others: for events, other workflows, branches, items. */
const variation = fc.constantFrom(
  'asItIs',
  'asItIs',
  'asItIs',
  'WaitForEvent',
  'CallWorkflow',
  'Merge',
  'ForEach',
  'Stop',
);
const workflows = fc
  .tuple(randomSteps, fc.array(variation, { minLength: 8, maxLength: 8 }))
  .map(([steps, variations]) =>
    Object.fromEntries(Object.entries(steps).flatMap(([id, step], i) => varied(id, step, variations[i]!))),
  );

function varied(id: string, step: Step, variation: string): [string, Step][] {
  const { next } = step;
  switch (variation) {
    case 'WaitForEvent':
      return [[id, { action: variation, input: { event: 'Prize.Awarded', timeout: 'PT1H' }, ...(next && { next: { ...next, Timeout: next['Success'] ?? null } }) }]];
    case 'CallWorkflow':
      return [[id, { action: variation, input: { workflow: 'other', wait: id !== 's1' }, ...(next && { next }) }]];
    case 'Merge':
      return [[id, { action: variation, input: { wait: id === 's2' ? 'any' : 'all' }, ...(next && { next: { Success: next['Success'] ?? null } }) }]];
    case 'ForEach':
      return [
        [id, { action: variation, input: { items: '{{ trigger.data.list }}', atOnce: 2, collect: `{{ steps.${id}-item.n }}` }, each: `${id}-item`, ...(next && { next }) }],
        [`${id}-item`, { ...echo(), retry: { limit: 1 } }],
      ];
    case 'Stop':
      return [[id, { action: variation, input: { status: id === 's3' ? 'Failed' : 'Success' } }]];
    default:
      return [[id, step]];
  }
} // prettier-ignore

const settings = fc.constantFrom<WorkflowSettings | undefined>(
  undefined,
  undefined,
  { deadline: 'PT30M' },
  { deadline: 'PT3S' },
);
const chances = fc.record({
  answers: fc.array(randomOutcome, { minLength: 1, maxLength: 6 }),
  tookMs: fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 6 }),
  comes: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  endsAfterMs: fc.option(fc.integer({ min: 0, max: 100_000 }), { freq: 5 }),
});
type Chances = (typeof chances extends fc.Arbitrary<infer C> ? Omit<C, 'answers'> : never) & { answers: Outcome[] };

/** A world in which anything may come back, at any time, or never. */
function worldOf({ answers, tookMs, comes, endsAfterMs }: Chances, neverComes = -1, timePasses = true): World {
  let asked = 0;
  const of = <T>(list: readonly T[]) => list[asked % list.length]!;
  const result = ({ stepId, attempt }: { stepId: string; attempt: number }, now: number) => {
    if (asked++ === neverComes) return null;
    const outcome = of(answers);
    return { stepId, attempt, startedAt: now + 1, finishedAt: now + 1 + of(tookMs), outcome };
  };
  const reason = { kind: 'goal', name: 'bought', event: 'event-9' } as const;
  return {
    result: ({ command }, now) => result(command, now),
    called: ({ stepId, at }) => result({ stepId, attempt: 1 }, at),
    event: ({ since }) => (of(comes) ? { event: eventOf({ n: asked }, { type: 'Prize.Awarded', id: `e${asked}` }), at: since + of(tookMs) * 1_000 } : null),
    passes: ({ fired }) => timePasses || fired.reason === 'retry',
    goesOn: () => null,
    ending: endsAfterMs === null ? null : { at: startedAt + endsAfterMs, status: 'Success', reason },
  }; // prettier-ignore
}

/** As the run service keeps it: folded, and through JSON. */
const kept = (history: Parameters<typeof applyHistory>[1]) =>
  JSON.parse(JSON.stringify(applyHistory(null, history))) as RunDocument;

describe('a run that is played again from its history', () => {
  it('is the same run, whatever the workflow and whatever came back', () => {
    fc.assert(
      fc.property(workflows, settings, chances, (steps, settings, given) => {
        const workflow = workflowOf(steps, settings && { settings });
        const once = play(workflow, start, worldOf(given));
        const document = kept(once.history);
        expect(document.status).not.toBe('Running');
        const replay = replayRecorded(workflow, start, document);
        expect(replay).toMatchObject({ reproduced: true });
        if (!replay.reproduced) return;
        expect(JSON.parse(JSON.stringify(replay.simulation.document))).toEqual(document);
        expect(replay.simulation.path).toEqual(simulationOf(once).path);
      }),
      { numRuns: 500 },
    );
  });

  it('goes on from a Merge with the branch whose coming was recorded first, whatever the instants say', () => {
    const workflow = workflowOf({
      s: { action: 'Split', branches: ['a', 'c'].map((next) => ({ name: next, next })) },
      a: echo({ Success: 'm' }),
      c: { action: 'CallWorkflow', input: { workflow: 'other' }, next: { Success: 'm' } },
      m: { action: 'Merge', input: { wait: 'any' }, next: { Success: 'z' } },
      z: echo(),
    });
    const room = new Room(workflow);
    const [call] = room.take(begin(workflow, start)).calls;
    room.answer('a');
    const answer = { attempt: 1, startedAt, finishedAt: startedAt, outcome: { exit: 'Success', output: {} } };
    room.take(advance(workflow, call!.token, { stepId: call!.stepId, ...answer }));
    room.answer('z');
    expect(room.document().steps.find(({ branch, node }) => branch === '0.1' && node === 'm')?.exit).toBe('Merged');
    expect(replayRecorded(workflow, start, kept(room.all.flatMap(({ history }) => history)))).toMatchObject({
      reproduced: true,
    });
  });

  it('stands where it stood when it has not ended yet', () => {
    fc.assert(
      fc.property(workflows, chances, fc.nat(6), fc.boolean(), (steps, given, neverComes, timePasses) => {
        const workflow = workflowOf(steps);
        const document = kept(play(workflow, start, worldOf(given, neverComes, timePasses)).history);
        const replay = replayRecorded(workflow, start, document);
        expect(replay).toMatchObject({ reproduced: true, simulation: { document: { status: document.status } } });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a run is not guessed', () => {
  const workflow = workflowOf({
    a: echo({ Success: 'b' }),
    b: echo({}, { text: '{{ steps.a.n }}', any: '{{ contact.firstName }}' }),
  });
  const answers = [{ exit: 'Success', output: { n: 'one' } }];
  const played = () =>
    kept(play(workflow, start, worldOf({ answers, tookMs: [5], comes: [], endsAfterMs: null })).history);
  const step = (document: RunDocument, node: string) => document.steps.find((one) => one.node === node)!;
  const omitted = (data: object) => {
    const text = JSON.stringify(data);
    return { $omitted: { bytes: text.length, preview: text.slice(0, 5) } };
  };

  it('when an answer was too large to be kept', () => {
    const document = played();
    step(document, 'a').output = omitted(step(document, 'a').output);
    expect(replayRecorded(workflow, start, document)).toEqual({
      reproduced: false,
      because: 'omitted',
      at: '0/a.output',
    });
  });

  it('but what it was given is computed again, and compared with what is left of it', () => {
    const document = played();
    const { input } = step(document, 'b');
    step(document, 'b').input = omitted(input);
    expect(replayRecorded(workflow, start, document).reproduced).toBe(true);
    step(document, 'b').input = omitted({ ...input, text: 'three' });
    expect(replayRecorded(workflow, start, document)).toMatchObject({ because: 'differs', at: '0/b.input' });
  });

  it.each<[string, (document: RunDocument) => void, object]>([
    ['when it ran another version', (document) => (document.version = 2), { because: 'otherVersion' }],
    ['when another event started it', (document) => (document.event = 'event-2'), { because: 'otherEvent' }],
    ['when it went on with another version', (document) => (document.moved = { version: 4, at: 1 }), { because: 'moved' }],
    ['when a person had it tried again', ({ branches }) => (branches[0]!.replayedAt = 1), { because: 'replayed', at: '0' }],
    ['when the contact changed meanwhile', (document) => (step(document, 'b').input = { any: 'Grace' }), { because: 'differs', at: '0/b.input' }],
    ['when a step is in its history that cannot have run', ({ steps }) => void steps.push({ ...steps[0]!, node: 'c' }), { because: 'differs', at: '0/c' }],
    ['when a step that must have run is not', (document) => (document.steps = document.steps.filter(({ node }) => node !== 'b')), { because: 'differs' }],
    ['when it ended otherwise', (document) => (document.status = 'Failed'), { because: 'differs', at: 'status' }],
  ])('%s', (_when, change, because) => {
    const document = played();
    change(document);
    expect(replayRecorded(workflow, start, document)).toMatchObject({ reproduced: false, ...because });
  }); // prettier-ignore

  it('and a run that had to wait for its turn begins when it began', () => {
    const from = startedAt + 60_000;
    const world = worldOf({ answers, tookMs: [5], comes: [], endsAfterMs: null });
    const document = kept(play(workflow, { ...start, from }, world).history);
    expect(replayRecorded(workflow, start, document)).toMatchObject({ reproduced: true });
  });
});
