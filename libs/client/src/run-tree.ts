import {
  isFinished,
  laneKey,
  type LaneHealth,
  type RunBranch,
  type RunDocument,
  type RunStatus,
  type RunStep,
} from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { inOrderTaken } from './step-order.js';
import { summarise } from './summarise.js';
import { drawTree, type Tree } from './tree.js';

export interface RunTreeOptions {
  /** @default no colours */
  palette?: Palette;
  /** How to call the contact. @default its id */
  contact?: string;
  /** Whether each step's resolved input is shown. @default false */
  inputs?: boolean;
  /** Columns. @default 110 */
  width?: number;
  /** The vendors that are down or left alone now: of a step that waits for one it is said since when, and until when. */
  closed?: readonly LaneHealth[];
}

const lastDateMs = 8.64e15;

type Look = Required<Pick<RunTreeOptions, 'palette' | 'inputs' | 'width' | 'closed'>>;

/** A run as a person reads it: what started it, each step with its exit, output and time, branches below their split. */
export function runTree(run: RunDocument, options: RunTreeOptions = {}): string {
  const look: Look = {
    palette: options.palette ?? plain,
    inputs: options.inputs ?? false,
    width: options.width ?? 110,
    closed: options.closed ?? [],
  };
  const { bold, dim } = look.palette;
  const took = run.finishedAt === null ? '' : `  ${dim(`${run.finishedAt - run.startedAt} ms`)}`;
  const about = [run.trigger, ...whom(run, options), `run ${run.id}`];
  return [
    `${statusMark(run.status, look.palette)} ${bold(run.workflowName || run.workflow)} ${dim(`v${run.version}`)}  ${run.status}${took}`,
    `  ${dim(about.join(' · '))}`,
    ...drawTree(branchNodes('0', run, look), dim).map((line) => `  ${line}`),
  ].join('\n');
}

/** The event and the contact; of a run whose contact is deleted only that. */
function whom({ event, contact, contactDeleted }: RunDocument, { contact: name }: RunTreeOptions): string[] {
  if (contactDeleted) return [`its contact was deleted (${contact}), with all that it took in and gave out`];
  return [`event ${event}`, name ?? contact ?? 'about nobody'];
}

/** The sign of a run's status, coloured. */
export function statusMark(status: RunStatus, { green, red, yellow }: Palette): string {
  if (!isFinished(status)) return yellow('…');
  return status === 'Success' ? green('✔') : red('✘');
}

function branchNodes(name: string, run: RunDocument, look: Look): Tree[] {
  const steps = inOrderTaken(run.steps.filter(({ branch }) => branch === name));
  const nodes = steps.map((step) => ({ lines: stepLines(step, look), children: [] as Tree[] }));
  const branch = run.branches.find((each) => each.branch === name);
  const below = Array.from({ length: branch?.into ?? 0 }, (_, i) => ({
    lines: [look.palette.cyan(`branch ${i + 1}`)],
    children: branchNodes(`${name}.${i}`, run, look),
  }));
  // A branch that split has no steps after the split, so what it became hangs below its last one.
  if (below.length > 0) (nodes.at(-1)?.children ?? nodes).push(...below);
  return [...nodes, ...endNodes(branch, steps.at(-1), run.status, look)];
}

function stepLines(step: RunStep, look: Look): string[] {
  const { bold, dim, yellow } = look.palette;
  const attempts = step.attempt > 1 ? yellow(`  attempt ${step.attempt}`) : '';
  const took = step.exit === '' ? '' : `  ${dim(`${step.finishedAt - step.queuedAt} ms`)}`;
  const width = look.width - 8;
  const output = summarise(step.output, width);
  return [
    `${stepMark(step, look.palette)} ${bold(step.node)}  ${step.action}${exitOf(step, look)}${attempts}${took}`,
    ...(look.inputs ? [dim(`in   ${summarise(step.input, width - 5) || '(nothing)'}`)] : []),
    ...(output === '' ? [] : [look.inputs ? `${dim('out ')} ${output}` : output]),
    ...(step.error ? [look.palette.red(`${step.error.code}: ${step.error.message}`)] : []),
    ...(step.warnings ?? []).map((warning) => yellow(`⚠ ${warning}`)),
  ];
}

function stepMark({ status }: RunStep, { green, red, yellow }: Palette): string {
  switch (status) {
    case 'Success':
      return green('✔');
    case 'Failed':
      return red('✘');
    case 'Retrying':
      return yellow('↻');
    case 'Waiting':
      return yellow('◷');
    case 'Cancelled':
      return yellow('■');
    default:
      return status satisfies never;
  }
}

function exitOf(step: RunStep, { palette: { yellow, green, red }, closed }: Look): string {
  const { status, exit, retryAt } = step;
  if (status === 'Waiting') return `  ${yellow(waitOf(step, closed))}`;
  if (status === 'Cancelled') return `  ${yellow('not done: the run had ended')}`;
  if (status === 'Retrying') return `  ${yellow(`failed, tries again${instant(' at', retryAt)}`)}`;
  return ` → ${status === 'Failed' ? red(exit) : green(exit)}`;
}

function waitOf({ lane, waitingFor, until, retryAt }: RunStep, closed: readonly LaneHealth[]): string {
  if (!lane) return `waiting${waitingFor ? ` (${waitingFor})` : ''}${instant(' until', until ?? retryAt)}`;
  const health = closed.find((one) => one.service === lane.service && laneKey(one.lane) === laneKey(lane));
  if (!health) return waitingFor ?? 'waiting for a vendor';
  const what = health.state === 'down' ? `which does not answer (${health.reason})` : 'which wants to be left alone';
  return `waiting for ${health.name}, ${what}, since ${clock(health.since)}, next try ${clock(health.nextTryAt)}`;
}

/** A wait without end, for a person, has an instant beyond what a date can be. */
function instant(word: string, at: number | undefined): string {
  return at === undefined || at > lastDateMs ? '' : `${word} ${clock(at)}`;
}

/** What a branch's end says that its last step does not: it goes on, or why it failed. */
function endNodes(
  branch: RunBranch | undefined,
  last: RunStep | undefined,
  status: RunStatus,
  { palette }: Look,
): Tree[] {
  if (branch?.failed && branch.reason !== undefined && !last?.error) {
    return [{ lines: [palette.red(`ended: ${JSON.stringify(branch.reason)}`)], children: [] }];
  }
  const open = !isFinished(status) && branch?.endedAt === undefined && branch?.into === undefined;
  return open ? [{ lines: [palette.yellow('…')], children: [] }] : [];
}
