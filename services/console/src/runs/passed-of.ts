import type { Run } from '../api/shapes.js';
import type { Passed } from '../canvas/step-card.js';

/** What a run made of each step that it came to: of several times the last. */
export function passedOf({ steps }: Pick<Run, 'steps'>): Map<string, Passed> {
  const inOrder = [...steps].sort((a, b) => a.queuedAt - b.queuedAt || a.visit - b.visit || a.attempt - b.attempt);
  return new Map(inOrder.map(({ node, status }) => [node, status]));
}
