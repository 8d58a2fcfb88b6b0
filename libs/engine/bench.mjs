// The engine's goals, and what this machine makes of them: `tsc -b && node bench.mjs`. No test asserts these figures.
import { advance, begin, compile, logicTable, validate } from './dist/index.js';
import { hostileData, hostilePatterns, hostileTemplates, hostileTexts, longText } from './test/hostile-cases.ts';

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
  chain: ['bench'],
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

/** Three actions in a row, about 1 KB of data; compiled once. */
function advancesPerSecond(note, ms = 2_000) {
  const workflow = compile(published(chain(note)));
  for (let i = 0; i < 20_000; i++) runOnce(workflow, i);
  const from = performance.now();
  let advances = 0;
  let elapsed = 0;
  for (let i = 0; elapsed < ms; i++) {
    advances += runOnce(workflow, i);
    if (i % 256 === 0) elapsed = performance.now() - from;
  }
  return Math.round((advances / elapsed) * 1_000);
}

function longWorkflow(size) {
  const id = (i) => (i < size ? `s${i}` : null);
  const steps = Array.from({ length: size }, (_, i) => [id(i), step(id(i + 1), 'Hello {{ contact.firstName }}')]);
  return published(Object.fromEntries(steps));
}

function elapsedMs(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** The first time is the one that counts: somebody who opens a workflow does not warm the process up. */
function validation(size) {
  const { definition, actions } = longWorkflow(size);
  const known = new Map(Object.entries(actions));
  const once = () => {
    const [problem] = validate(definition, known);
    if (problem) throw new Error(`the long workflow is not valid: ${problem.path}: ${problem.message}`);
  };
  const first = elapsedMs(once);
  const later = Array.from({ length: 20 }, () => elapsedMs(once)).sort((a, b) => a - b);
  return { first, median: later[10] };
}

/** Takes a step with what somebody wrote through validation, compilation and the start of a run, as far as it gets. */
function attempt(steps, data) {
  const version = published(steps);
  if (validate(version.definition, new Map(Object.entries(version.actions))).length > 0) return;
  begin(compile(version), { run: runRef(0), event: { ...event, data }, contact });
}

function hostileCases() {
  const echo = (note) => ({ a: { action: 'Echo', input: { to: 'x', note } } });
  const decision = (right) => ({ left: '{{ trigger.data.text }}', op: 'matches', right });
  const filter = (right) => ({ a: { action: 'ContactFilter', when: decision(right) } });
  const regex = (preset) => ({ a: { action: 'Regex', input: { text: '{{ trigger.data.text }}', preset, all: true } } });
  const presets = logicTable.find(({ action }) => action === 'Regex')?.input.properties.preset.enum ?? [];
  return [
    ...hostileTemplates.map(([name, source]) => [name, echo(source), hostileData]),
    ...hostilePatterns.map(([pattern]) => [`the pattern ${pattern}`, filter(pattern), { text: longText }]),
    ...presets.flatMap((preset) =>
      hostileTexts.map(([text]) => [`${preset} in ${text.slice(0, 8)}…`, regex(preset), { text }]),
    ),
  ].map(([name, steps, data]) => ({ name, ms: elapsedMs(() => attempt(steps, data)) }));
}

const figure = (number) => number.toLocaleString('en-US', { maximumFractionDigits: 1 });

const { first, median } = validation(300);
const perSecond = advancesPerSecond('a literal');
const withTemplates = advancesPerSecond(
  'Hello {{ contact.firstName }}, you have {{ trigger.data.score | plus: 5 }} points',
);
const hostile = hostileCases().sort((a, b) => b.ms - a.ms);
const [slowest] = hostile;

const rows = [
  ['goal', 'wanted', 'measured'],
  ['validate 300 steps', '< 50 ms', `${figure(first)} ms at first, then ${figure(median)} ms`],
  ['advances per second, references', '> 100,000', figure(perSecond)],
  ['advances per second, a template in each step', '', figure(withTemplates)],
  [`${hostile.length} hostile cases, the slowest`, '< 250 ms', `${figure(slowest.ms)} ms: ${slowest.name}`],
];
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
