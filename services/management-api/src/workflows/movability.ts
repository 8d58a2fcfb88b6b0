import type { PublishingConsequences, WorkflowDefinition } from '@fanfare/contracts';
import { canMove, type CompiledWorkflow } from '@fanfare/engine';
import { compiled, type Tryable } from '../trying/tryable.js';

type Movability = Pick<PublishingConsequences['waiting'][number], 'move' | 'because'>;

/** An item of a ForEach, as far as it matters here: that there is one. */
const home = { node: '', branch: '', size: 1 };

/** Whether runs of one version that wait at a step can go on with another one, and what keeps them from it. */
export function movability(from: Tryable, to: Tryable, node: string): Movability {
  const [before, after] = [compiled(from), compiled(to)];
  const isItem = itemSteps(from.definition).has(node);
  if (!canMove(before, after, { node, ...(isItem && { home }) })) {
    return { move: 'no', because: whyNot(before, after, node, isItem) };
  }
  const step = before.nodes.get(node);
  // Whoever waits for a time or an event comes back to the orchestrator, which looks then whether it is to move.
  if (step?.kind === 'logic' && step.logic.resume) return { move: 'yes' };
  return { move: 'later', because: 'they wait for an answer, which is for the version that they have; at a Delay or WaitForEvent after it they can move' }; // prettier-ignore
}

function whyNot(before: CompiledWorkflow, after: CompiledWorkflow, node: string, isItem: boolean): string {
  if (isItem) return 'they work at the items of a ForEach, which waits for them';
  const [known, found] = [before.nodes.get(node)?.action, after.nodes.get(node)?.action];
  if (found === undefined) return `the other version has no step ${node}`;
  if (found !== known) return `${node} is a ${found} in the other version, not a ${known}`;
  if (before.reach || after.reach) return 'their branches wait for each other at a Merge';
  return `in the other version a step follows ${node} that they may have done before it`;
}

/** The steps that are done for the items of a ForEach. */
function itemSteps({ steps }: WorkflowDefinition): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = Object.values(steps).flatMap(({ each }) => each ?? []);
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const { next = {}, branches = [], else: otherwise } = steps[id] ?? {};
    ahead.push(
      ...[...Object.values(next), ...branches.map((branch) => branch.next), otherwise].flatMap((to) => to ?? []),
    );
  }
  return found;
}
