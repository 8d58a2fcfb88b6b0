// How many advances one process makes per second: three actions in a row, about 1 KB of data, literal and reference
// inputs. Run against dist: `tsc -b && node bench.mjs`. Prints one JSON line per scenario.
import { advance, begin, compile, validate } from './dist/index.js';

const text = { type: 'string' };
const action = {
  name: 'Echo',
  title: 'Echo',
  summary: '',
  service: 'echo',
  repeat: 'pure',
  input: { type: 'object', properties: { to: text, points: { type: 'number' }, note: text }, required: ['to'] },
  exits: { Success: {}, Failure: {} },
  timeoutMs: 30_000,
};
const step = (next, note) => ({
  action: 'Echo',
  input: { to: '{{ contact.email }}', points: '{{ trigger.data.score }}', note },
  ...(next && { next: { Success: next } }),
});
const chain = (note) => ({ a: step('b', note), b: step('c', note), c: step(null, note) });
const published = (steps) => ({
  workspace: 'acme',
  workflow: 'bench',
  version: 1,
  actions: { Echo: action },
  definition: { name: 'Bench', trigger: { type: 'Gameplay.Ended' }, start: Object.keys(steps)[0], steps },
});
const event = {
  id: 'e1',
  type: 'Gameplay.Ended',
  workspaceId: 'acme',
  occurredAt: '2026-11-01T10:00:00Z',
  acceptedAt: 1_793_527_200_000,
  data: { score: 120, answers: Array.from({ length: 20 }, (_, i) => `answer number ${i}`), about: 'x'.repeat(300) },
};
const contact = {
  id: 'c1',
  type: 'Identified',
  email: 'ann@acme.test',
  mobile: null,
  firstName: 'Ann',
  lastName: 'Lee',
  tags: ['vip'],
  lists: [],
  properties: { points: 1200 },
};
const runRef = (i) => ({
  id: `run-${i}`,
  workspace: 'acme',
  workflow: 'bench',
  version: 1,
  mode: 'live',
  startedAt: 1_793_527_200_000,
});

function runOnce(workflow, i) {
  let { commands } = begin(workflow, { run: runRef(i), event, contact });
  let advances = 1;
  while (commands[0]) {
    const { command, token } = commands[0];
    const at = token.since + 5;
    const outcome = { exit: 'Success', output: { echoed: command.input.to, count: i } };
    ({ commands } = advance(workflow, token, {
      stepId: command.stepId,
      attempt: 1,
      startedAt: at,
      finishedAt: at,
      outcome,
    }));
    advances++;
  }
  return advances;
}

function measure(scenario, note, ms = 2_000) {
  const workflow = compile(published(chain(note)));
  for (let i = 0; i < 20_000; i++) runOnce(workflow, i);
  const from = performance.now();
  let advances = 0;
  let elapsed = 0;
  for (let i = 0; elapsed < ms; i++) {
    advances += runOnce(workflow, i);
    if (i % 256 === 0) elapsed = performance.now() - from;
  }
  console.log(JSON.stringify({ scenario, advancesPerSecond: Math.round((advances / elapsed) * 1_000) }));
}

function measureValidation(size) {
  const steps = Object.fromEntries(
    Array.from({ length: size }, (_, i) => [
      `s${i}`,
      step(i + 1 < size ? `s${i + 1}` : null, 'Hello {{ contact.firstName }}'),
    ]),
  );
  const { definition } = published(steps);
  const actions = new Map([['Echo', action]]);
  for (let i = 0; i < 5; i++) validate(definition, actions);
  const from = performance.now();
  const problems = validate(definition, actions).length;
  console.log(
    JSON.stringify({ scenario: `validate ${size} steps`, ms: Number((performance.now() - from).toFixed(1)), problems }),
  );
}

measure('references', 'a literal');
measure('templates', 'Hello {{ contact.firstName }}, you have {{ trigger.data.score | plus: 5 }} points');
measureValidation(300);
