import { isBranchOver } from '@fanfare/contracts';
import { parseMeeting, type MeetingFact } from '../../src/index.js';
import type { Over } from './promises.js';

type Arrived = MeetingFact & { kind: 'arrived' };

function isArrived(fact: MeetingFact): fact is Arrived {
  return fact.kind === 'arrived';
}

/** Merges from which more than one went on, or nobody, or before all had come. */
export function badMerges(run: Over): string[] {
  return meetings(run, 'merge').flatMap(({ id, node, facts }) => {
    const arrived = facts.filter(({ kind }) => kind === 'arrived').map(({ branch }) => branch);
    const left = lefts(run, node, new Set(arrived)).filter(({ exit }) => exit === 'Success');
    const wentOn = new Set(left.map(({ branch }) => branch));
    if (wentOn.size > 1) return [`${id}: ${[...wentOn].join(', ')} went on`];
    if (run.document.ended) return [];
    if (arrived.length > 0 && wentOn.size === 0) return [`${id}: nobody went on`];
    const met = left[0]?.output['branches'];
    if (!waitsForAll(run, node) || !Array.isArray(met)) return [];
    const late = facts.filter(isArrived).filter((one) => !met.includes(one.branch) && hadToWait(run, facts, one, met));
    return late.map(({ branch }) => `${id}: ${branch} could still come when ${JSON.stringify(met)} met`);
  });
}

/** Whether those who met had to wait for a branch that came: it had never ended, or was tried again together with one of them. */
function hadToWait({ world, document }: Over, facts: readonly MeetingFact[], late: Arrived, met: readonly unknown[]) {
  const requestOf = ({ branch, replay = 0 }: Arrived) => world.tries.requestOf(document.id, branch, replay);
  const request = requestOf(late);
  const here = facts.filter(isArrived).filter(({ branch }) => met.includes(branch));
  return late.replay === undefined || (request !== undefined && here.some((one) => requestOf(one) === request));
}

/** Loops that were left too early, or keep of an item what is another's. Every item of ours keeps its number. */
export function badLoops(run: Over): string[] {
  if (run.document.ended) return [];
  return meetings(run, 'each').flatMap(({ id, branch, node, facts }) => {
    const left = lefts(run, node, new Set([branch]))
      .toSorted((a, b) => a.attempt - b.attempt)
      .at(-1);
    if (!left) return [`${id}: nobody went on`];
    const { count, succeeded, failed, results } = left.output;
    const begun = new Set(facts.flatMap((fact) => (fact.branch === branch ? [] : [itemOf(fact, branch)])));
    if (begun.size !== Number(succeeded) + Number(failed)) {
      return [`${id}: ${begun.size} began, ${JSON.stringify(left.output)}`];
    }
    const ended = run.document.branches.filter((one) => one.failed && one.into === undefined && isBranchOver(one));
    const bad = new Set(ended.filter((one) => isItem(one, branch, node)).map((one) => itemOf(one, branch)));
    if (bad.size !== failed) return [`${id}: ${bad.size} failed, ${JSON.stringify(left.output)}`];
    if (failed === 0 && begun.size !== count) return [`${id}: ${begun.size} of ${Number(count)} began`];
    const kept = Array.isArray(results) ? results : [];
    return kept.every((result, item) => result === null || result === item) ? [] : [`${id}: ${JSON.stringify(kept)}`];
  });
}

/** Whether a branch is of an item of this very loop, and not of one within. */
function isItem(one: { branch: string }, branch: string, node: string): boolean {
  const item = `${branch}.${itemOf(one, branch)}@${node}`;
  return one.branch.startsWith(item) && !one.branch.slice(item.length).includes('@');
}

function itemOf(one: { branch: string }, branch: string): number {
  return Number.parseInt(one.branch.slice(branch.length + 1), 10);
}

function meetings({ world, document }: Over, kind: 'merge' | 'each') {
  return [...world.meetings.all.keys()].flatMap((id) => {
    const place = parseMeeting(id);
    return place.run === document.id && place.kind === kind ? [{ id, ...place, facts: world.meetings.of(id) }] : [];
  });
}

function lefts({ history }: Over, node: string, branches: ReadonlySet<string>) {
  return history
    .filter((entry) => entry.kind === 'step.finished')
    .filter((entry) => entry.node === node && branches.has(entry.branch));
}

function waitsForAll({ workflow }: Over, id: string): boolean {
  const node = workflow.nodes.get(id);
  return node?.kind === 'logic' && node.logic.waitsFor === 'all';
}
