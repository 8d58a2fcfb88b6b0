import { parseMeeting, type MeetingFact } from '../../src/index.js';
import type { Over } from './promises.js';

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
    const tooEarly = waitsForAll(run, node) && Array.isArray(met) && met.length !== arrived.length;
    return tooEarly ? [`${id}: ${arrived.length} came and ${met.length} met`] : [];
  });
}

/** Loops that were left too early, or keep of an item what is another's. Every item of ours keeps its number. */
export function badLoops(run: Over): string[] {
  if (run.document.ended) return [];
  return meetings(run, 'each').flatMap(({ id, branch, node, facts }) => {
    const [left] = lefts(run, node, new Set([branch]));
    if (!left) return [`${id}: nobody went on`];
    const { count, succeeded, failed, results } = left.output;
    const begun = new Set(facts.flatMap((fact) => (fact.kind === 'begun' ? [] : [itemOf(fact, branch)])));
    if (begun.size !== Number(succeeded) + Number(failed)) {
      return [`${id}: ${begun.size} began, ${JSON.stringify(left.output)}`];
    }
    if (failed === 0 && begun.size !== count) return [`${id}: ${begun.size} of ${Number(count)} began`];
    const kept = Array.isArray(results) ? results : [];
    return kept.every((result, item) => result === null || result === item) ? [] : [`${id}: ${JSON.stringify(kept)}`];
  });
}

function itemOf(fact: MeetingFact, branch: string): number {
  return Number.parseInt(fact.branch.slice(branch.length + 1), 10);
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
