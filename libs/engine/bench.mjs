// The engine's goals, and what this machine makes of them: `tsc -b && node bench.mjs`. No test asserts these figures.
import { advance, begin, compile, factKey, gather, logicTable, parseMeeting, validate } from './dist/index.js';
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

const echo = (next) => ({ action: 'Echo', input: { to: '{{ contact.email }}' }, ...(next && { next }) });
const branching = {
  tier: {
    action: 'Decision',
    branches: [
      { name: 'Gold', when: { all: [{ left: '{{ contact.properties.points }}', op: 'gte', right: 5000 }] }, next: 'gold' },
      { name: 'Silver', when: { any: [{ left: '{{ contact.tags }}', op: 'contains', right: 'vip' }, { left: '{{ trigger.data.about }}', op: 'matches', right: '^y+$' }] }, next: 'fan' },
    ],
    else: 'gold',
  },
  gold: echo(),
  fan: {
    action: 'Split',
    branches: [
      { name: 'A', next: 'a' },
      { name: 'B', when: { left: '{{ trigger.data.score }}', op: 'between', right: [100, 200] }, next: 'b' },
      { name: 'C', next: 'each' },
    ],
  },
  a: echo({ Success: 'meet' }),
  b: echo({ Success: 'meet' }),
  each: { action: 'ForEach', input: { items: '{{ trigger.data.answers }}', atOnce: 5 }, each: 'item', next: { Success: 'meet' } },
  item: echo(),
  meet: { action: 'Merge', next: { Success: 'last' } },
  last: echo(),
}; // prettier-ignore

/** A run with all of its branches, meetings and items, as an orchestrator would do it; how often the engine was asked. */
function branchingRun(workflow, i) {
  const run = runRef(i);
  const meetings = new Map();
  const ahead = [begin(workflow, { run, event, contact })];
  let asked = 0;
  for (const { commands, notes } of ahead) {
    asked++;
    for (const { command, token } of commands) {
      const at = token.since + 5;
      const outcome = { exit: 'Success', output: { echoed: command.input.to, count: i } };
      const result = { stepId: command.stepId, attempt: 1, startedAt: at, finishedAt: at, outcome };
      ahead.push(advance(workflow, token, result));
    }
    for (const { meeting, fact } of notes) {
      if (parseMeeting(meeting).kind === 'run') continue;
      const facts = meetings.get(meeting) ?? [];
      meetings.set(meeting, [...facts, fact]);
      ahead.push(gather(workflow, run, { meeting, facts: [...facts, fact], mine: new Set([factKey(fact)]) }));
    }
  }
  return asked;
}

/** A Decision, a Split of three, a ForEach of twenty and a Merge: 23 actions. */
function branchingPerSecond(ms = 2_000) {
  const version = published(branching);
  const problems = validate(version.definition, new Map(Object.entries(version.actions)));
  if (problems.length > 0) throw new Error(`the branching workflow is not valid: ${JSON.stringify(problems)}`);
  const workflow = compile(version);
  for (let i = 0; i < 300; i++) branchingRun(workflow, i);
  const from = performance.now();
  let [runs, asked, elapsed] = [0, 0, 0];
  for (; elapsed < ms; elapsed = performance.now() - from) {
    asked += branchingRun(workflow, runs);
    runs++;
  }
  return { runs: Math.round((runs / elapsed) * 1_000), asked: Math.round((asked / elapsed) * 1_000) };
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
const branched = branchingPerSecond();
const hostile = hostileCases().sort((a, b) => b.ms - a.ms);
const [slowest] = hostile;

const rows = [
  ['goal', 'wanted', 'measured'],
  ['validate 300 steps', '< 50 ms', `${figure(first)} ms at first, then ${figure(median)} ms`],
  ['advances per second, references', '> 100,000', figure(perSecond)],
  ['advances per second, a template in each step', '', figure(withTemplates)],
  ['the same with branches that meet, and conditions', '', `${figure(branched.asked)}, ${figure(branched.runs)} runs`],
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
