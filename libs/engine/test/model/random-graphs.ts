import fc from 'fast-check';
import type { Condition, Json, JsonObject, Step, WorkflowSettings } from '@fanfare/contracts';

/**
 * Longer than any repeat is late: whether an attempt is the last one by the clock depends on when it failed, which a service
 * that answers again says anew (docs/open-points.md, engine).
 */
const within = 'P9999D';

// prettier-ignore
const kinds = [
  'Echo', 'Echo', 'Echo', 'Split', 'Split', 'Split', 'Merge', 'Merge', 'Merge', 'Merge', 'ForEach', 'ForEach', 'WaitForEvent',
  'WaitForEvent', 'Delay', 'CallWorkflow', 'CallWorkflow', 'Stop', 'Decision', 'RandomSplit', 'SetVariables', 'ContactSmsSend',
] as const;

/** One step in numbers: `hops` say how many steps further its exits lead (0: nowhere), `n` which form of its kind it is. */
const choice = fc.record({
  kind: fc.constantFrom(...kinds),
  hops: fc.array(fc.constantFrom(1, 1, 1, 2, 2, 3, 0), { minLength: 3, maxLength: 3 }),
  n: fc.nat(11),
});
type Choice = typeof choice extends fc.Arbitrary<infer C> ? C : never;

/**
 * Workflows without loops in which branches divide, meet, wait and work through items. The items of a ForEach have steps
 * of their own, one of the bodies each; a ForEach for which none is left is an action.
 */
export const randomGraph = fc
  .record({
    steps: fc.array(choice, { minLength: 2, maxLength: 7 }),
    bodies: fc.array(fc.array(choice, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    /** Whether failures lead anywhere: where they do not, runs fail, and can be tried again. */
    handlesFailures: fc.constantFrom(true, true, false),
  })
  .map(({ steps, bodies, handlesFailures }) => {
    const all = graphOf(steps, [...bodies], 's');
    return reachable(handlesFailures ? all : withoutFailures(all));
  });

const calm = fc.constantFrom<Choice['kind']>(
  'Echo',
  'Echo',
  'Echo',
  'ForEach',
  'Delay',
  'CallWorkflow',
  'ContactSmsSend',
);

/** Branches that meet, and whose failures lead nowhere: what fails before a Merge, or in the items of a ForEach, can be tried again. */
export const randomMeeting = fc
  .record({
    branches: fc.array(fc.array(fc.tuple(choice, calm), { minLength: 1, maxLength: 2 }), {
      minLength: 2,
      maxLength: 3,
    }),
    bodies: fc.array(fc.array(choice, { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
    tail: fc.array(choice, { maxLength: 2 }),
    waitsForAny: fc.constantFrom(false, false, false, true),
  })
  .map(({ branches, bodies, tail, waitsForAny }) => {
    const left = [...bodies];
    const steps: Record<string, Step> = {
      s: { action: 'Split', branches: branches.map((_, i) => ({ name: `b${i}`, next: `b${i}_0` })) },
      m: {
        action: 'Merge',
        input: { wait: waitsForAny ? 'any' : 'all' },
        next: { Success: tail.length > 0 ? 't0' : null },
      },
      ...graphOf(tail, [], 't'),
    };
    for (const [i, chain] of branches.entries()) {
      for (const [k, [made, kind]] of chain.entries()) {
        const next = k + 1 < chain.length ? `b${i}_${k + 1}` : 'm';
        Object.assign(
          steps,
          withBody(`b${i}_${k}`, { ...made, kind }, left, (exit) => (exit === 0 ? next : null)),
        );
      }
    }
    return reachable(withoutFailures(steps));
  });

function withoutFailures(steps: Record<string, Step>): Record<string, Step> {
  const without = ({ next: { Failure: _never, ...next } = {}, ...step }: Step): Step => ({ ...step, next });
  return Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, step.next ? without(step) : step]));
}

function graphOf(choices: readonly Choice[], bodies: Choice[][], prefix: string): Record<string, Step> {
  const steps: Record<string, Step> = {};
  for (const [i, made] of choices.entries()) {
    const id = `${prefix}${i}`;
    const to = (exit: number) => {
      const hop = made.hops[exit] ?? 0;
      return hop > 0 && i + hop < choices.length ? `${prefix}${i + hop}` : null;
    };
    Object.assign(steps, withBody(id, made, bodies, to));
  }
  return steps;
}

/** A step, and if it is a ForEach the steps of its items. */
function withBody(
  id: string,
  made: Choice,
  bodies: Choice[][],
  to: (exit: number) => string | null,
): Record<string, Step> {
  const body = made.kind === 'ForEach' ? bodies.shift() : undefined;
  if (!body) return { [id]: stepOf(id, made.kind === 'ForEach' ? { ...made, kind: 'Echo' } : made, to) };
  return { [id]: stepOf(id, made, to), ...graphOf(body, bodies, `${id}_`) };
}

const score = (right: Json): Condition => ({ left: '{{ trigger.data.score }}', op: 'gte', right });
const oneOf = <T>(n: number, ...list: readonly T[]): T => list[n % list.length] as T;

function stepOf(id: string, { kind, n }: Choice, to: (exit: number) => string | null): Step {
  const next = { Success: to(0), ...(n % 4 !== 0 && { Failure: to(1) }) };
  const value = oneOf<Json>(n, 'text', '{{ trigger.data.score }}', '{{ steps.s0.n }}', '{{ variables.x }}', '{{ steps.s1 }}', '{{ now }}');
  const branches = [0, 1, 2].slice(0, 2 + (n % 2)).map((i) => ({ name: `b${i}`, next: to(i) }));
  switch (kind) {
    case 'Split':
      return { action: kind, branches: branches.map((branch, i) => (n % 3 === 0 && i > 0 ? { ...branch, when: score(i * 4) } : branch)), else: to(2) };
    case 'Decision':
      return { action: kind, branches: branches.map((branch, i) => ({ ...branch, when: score(n + i) })), else: to(2) };
    case 'RandomSplit':
      return { action: kind, branches: branches.map((branch, i) => ({ ...branch, weight: i + 1 })) };
    case 'Merge':
      return { action: kind, input: { wait: n % 4 === 0 ? 'any' : 'all' }, next: { Success: to(0) } };
    case 'ForEach':
      return { action: kind, input: loopInput(id, n), each: `${id}_0`, next };
    case 'WaitForEvent': {
      const input = { event: 'Prize.Awarded', timeout: oneOf(n, 'PT5S', 'PT1M', 'PT1H') };
      const when = { left: '{{ event.data.n }}', op: 'eq' as const, right: n % 2 };
      return { action: kind, input, ...(n % 2 === 0 && { when }), next: { Success: to(0), Timeout: to(1) } };
    }
    case 'Delay':
      return { action: kind, input: oneOf<JsonObject>(n, { for: 'PT1S' }, { for: 'PT1M' }, { untilTime: '10:05' }, { for: 'PT0S' }), next };
    case 'CallWorkflow': {
      const workflow = n === 11 ? 'nobody' : 'other';
      return { action: kind, input: { workflow, inputs: { score: value }, wait: n % 3 !== 0 }, next };
    }
    case 'Stop':
      return { action: kind, input: { status: oneOf(n, 'Success', 'Failed'), output: { n } } };
    case 'SetVariables':
      return { action: kind, input: { x: value }, next };
    case 'ContactSmsSend':
      return { action: kind, input: { message: 'Hello' }, next, retry: { limit: 2, within } };
    case 'Echo':
      return { action: kind, input: { any: value }, next, retry: { limit: n % 3, within } };
    default:
      return kind satisfies never;
  }
} // prettier-ignore

function loopInput(id: string, n: number): JsonObject {
  const items = oneOf<Json>(n, [1, 2, 3], '{{ trigger.data.list }}', [7, 8], [], [5], '{{ trigger.data.score }}');
  const onFailure = n % 2 === 0 ? 'continue' : 'stop';
  return { items, atOnce: 1 + (n % 3), onFailure, ...(n % 4 !== 3 && { collect: `{{ steps.${id}.index }}` }) };
}

/** Steps that nothing leads to are no mistake that a run could show. */
function reachable(steps: Record<string, Step>): Record<string, Step> {
  const found = new Set(Object.keys(steps).slice(0, 1));
  for (const id of found) {
    const { next = {}, branches = [], else: otherwise, each } = steps[id] ?? { action: '' };
    for (const to of [...Object.values(next), ...branches.map((branch) => branch.next), otherwise, each]) {
      if (to !== null && to !== undefined) found.add(to);
    }
  }
  return Object.fromEntries(Object.entries(steps).filter(([id]) => found.has(id)));
}

/** Settings that end runs, and that keep people in peace from 9 to 11. */
export const randomSettings: fc.Arbitrary<WorkflowSettings> = fc
  .record({
    deadline: fc.constantFrom(undefined, undefined, undefined, 'PT10S', 'PT10M'),
    goals: fc.constantFrom(undefined, undefined, [{ name: 'tier', event: 'Loyalty.TierAdded' as const }]),
    exitRules: fc.constantFrom(undefined, undefined, [{ name: 'list', event: 'Contact.ListAdded' as const, when: { left: '{{ event.data.n }}', op: 'eq' as const, right: 1 } }]),
    quietHours: fc.constantFrom(undefined, { from: '09:00', to: '11:00' }),
  })
  .map((settings) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))); // prettier-ignore
