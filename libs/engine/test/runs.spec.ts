import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  historyEntry,
  stepCommand,
  token as tokenSchema,
  type Outcome,
  type Step,
  type StepResult,
  type TimerFired,
  type Token,
} from '@fanfare/contracts';
import { advance, applyHistory, validate, type Advance, type CompiledWorkflow } from '../src/index.js';
import { actions, contactOf, definitionOf, resultFor, start, workflowOf } from './builders.js';
import { randomOutcome, randomSteps } from './random-workflows.js';

type Applied = { token: Token; outcome: StepResult | TimerFired; made: Advance };

/** Plays a run to its end: every command is answered, every timer fires, in an order that `pick` chooses. */
function play(workflow: CompiledWorkflow, answers: Partial<Outcome>[], pick: (choices: number) => number) {
  const first = start(workflow, { score: 7, list: ['x'], when: '2026-11-01T12:00:00Z' }, contactOf({ points: '1200' }));
  const all: Advance[] = [first];
  const applied: Applied[] = [];
  const open = [first];
  for (let turn = 0; open.length > 0; turn++) {
    if (turn > 2_000) throw new Error('the run does not end');
    const [made] = open.splice(pick(open.length), 1);
    for (const [token, outcome] of outcomesOf(made!, () => answers[applied.length % answers.length]!)) {
      const next = advance(workflow, token, outcome);
      applied.push({ token, outcome, made: next });
      all.push(next);
      open.push(next);
    }
  }
  return { all, applied, history: all.flatMap(({ history }) => history) };
}

function outcomesOf(made: Advance, answer: () => Partial<Outcome>): [Token, StepResult | TimerFired][] {
  return [
    ...made.commands.map((issue): [Token, StepResult] => [issue.token, resultFor(issue, answer())]),
    ...made.timers.map(({ token, fired }): [Token, TimerFired] => [token, fired]),
  ];
}

const runs = fc.record({
  steps: randomSteps,
  answers: fc.array(randomOutcome, { minLength: 1, maxLength: 6 }),
  order: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
});
const played = ({
  steps,
  answers,
  order,
}: {
  steps: Record<string, Step>;
  answers: Partial<Outcome>[];
  order: number[];
}) => {
  let turn = 0;
  const workflow = workflowOf(steps);
  const pick = (choices: number) => order[turn++ % order.length]! % choices;
  const again = (other: CompiledWorkflow) => ((turn = 0), play(other, answers, pick));
  return { workflow, again, ...play(workflow, answers, pick) };
};
const always = (promise: (run: ReturnType<typeof played>) => void) =>
  fc.assert(
    fc.property(runs, (run) => promise(played(run))),
    { numRuns: 300 },
  );

describe('every run of every workflow', () => {
  it('does the same with the part of its event that it carries as with all of it', () => {
    always(({ workflow, again, all, history }) => {
      const whole = again({ ...workflow, carried: null });
      expect(whole.history).toEqual(history);
      const issued = ({ commands, timers }: Advance) => [
        commands.map(({ command }) => command),
        timers.map(({ dueAt }) => dueAt),
      ];
      expect(whole.all.map(issued)).toEqual(all.map(issued));
    });
  });

  it('ends, with all of its branches, whatever exits come back', () => {
    always(({ history }) => {
      const document = applyHistory(null, history)!;
      expect(['Success', 'Failed']).toContain(document.status);
      expect(document.steps.every((step) => step.status === 'Success' || step.status === 'Failed')).toBe(true);
    });
  });

  it('issues each step once', () => {
    always(({ all }) => {
      const ids = all.flatMap(({ commands, timers }) => [
        ...commands.filter(({ command }) => command.attempt === 1).map(({ command }) => command.stepId),
        ...timers.filter(({ fired }) => fired.reason !== 'retry').map(({ stepId }) => stepId),
      ]);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('is caused again, equal in everything, by an outcome that comes twice', () => {
    always(({ workflow, applied }) => {
      for (const { token, outcome, made } of applied) {
        const parsed = JSON.parse(JSON.stringify({ token, outcome })) as { token: Token; outcome: StepResult };
        expect(advance(workflow, parsed.token, parsed.outcome)).toEqual(made);
      }
    });
  });

  it('says that it is finished exactly when its only branch has ended', () => {
    always(({ all, history }) => {
      const whole = history.some((entry) => entry.kind === 'branch.ended' && entry.branch === '0');
      expect(all.filter(({ finished }) => finished).length).toBe(whole ? 1 : 0);
    });
  });

  it('speaks the messages of the contracts', () => {
    always(({ all }) => {
      for (const { commands, history } of JSON.parse(JSON.stringify(all)) as Advance[]) {
        for (const { command, token } of commands) {
          expect([stepCommand.parse(command), tokenSchema.parse(token)]).toEqual([command, token]);
        }
        for (const entry of history) expect(historyEntry.parse(entry)).toEqual(entry);
      }
    });
  });

  it('gives the same document whatever the order in which its history arrives', () => {
    const shuffled = runs.chain((run) => {
      const { history } = played(run);
      return fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray([...history, ...history], { minLength: history.length * 2 }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([history, again]) =>
        expect(applyHistory(null, again)).toEqual(applyHistory(null, history)),
      ),
      { numRuns: 200 },
    );
  });

  it('is of a workflow in which validation finds nothing but steps without a way to them and references that look ahead', () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const others = validate(definitionOf(steps), actions).filter(
          ({ message }) => !/no step leads here|there is no step|cannot have run/.test(message),
        );
        expect(others.filter(({ path }) => !/\.(input|left|right)/.test(path))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
