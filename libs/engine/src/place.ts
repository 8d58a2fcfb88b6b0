import type { JsonObject, RunRef, Token } from '@fanfare/contracts';
import type { CompiledWorkflow, Node } from './compile.js';
import type { Place } from './entries.js';
import type { Scope } from './scope.js';

/** How long somebody waits who waits for others, and not for a time. */
export const untilOthers = Number.MAX_SAFE_INTEGER;

export function nodeOf(workflow: CompiledWorkflow, id: string): Node {
  const node = workflow.nodes.get(id);
  if (!node) throw new Error(`version ${workflow.info.version} of workflow ${workflow.info.id} has no step ${id}`);
  return node;
}

export function placeOf({ branch, visit, home, data }: Token, at: number): Place {
  return { branch, visit, home, data, at };
}

/** The data with one more step in it; everything else is shared, never copied. */
export function withStep({ data }: Place, node: Node, left: JsonObject): Place['data'] {
  return { ...data, steps: { ...data.steps, [node.id]: left } };
}

/** A step that took no time: it was asked, begun and done at the instant of its cause. */
export function atOnce({ at }: Place, { warnings }: Scope) {
  return { warnings, attempt: 1, queuedAt: at, startedAt: at };
}

/** A step that began when its token was issued, and was done when what it waited for had come. */
export function sinceToken({ attempt, since }: Token, { warnings }: Scope) {
  return { warnings, attempt, queuedAt: since, startedAt: since };
}

/** In which try of its branch something happens; nothing in the first. */
export function tryOf({ replay }: RunRef): { replay?: number } {
  return replay === undefined ? {} : { replay };
}
