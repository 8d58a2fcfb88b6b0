import { workflowDefinition, type ActionEntry, type FieldProblem } from '@fanfare/contracts';
import { graphOf, graphProblems, stepsBefore, type Graph } from './graph.js';
import { limitProblems, sizeProblem } from './limits.js';
import { stepSurroundings } from './references.js';
import { meetingProblems } from './meetings.js';
import { quietHoursProblems } from './quiet-hours.js';
import { settingsProblems } from './settings.js';
import { depthProblem, shapeProblems } from './shape.js';
import { stepProblems } from './steps.js';
import { triggerProblems } from './trigger.js';

/**
 * Everything that keeps a workflow from being activated, each with the path of the field and what to do; empty when
 * nothing does. Takes anything and never throws. `actions` are those of the catalogue; the engine's own steps need not be in it.
 */
export function validate(definition: unknown, actions: ReadonlyMap<string, ActionEntry>): FieldProblem[] {
  const tooDeep = depthProblem(definition);
  if (tooDeep) return [tooDeep];
  const parsed = workflowDefinition.safeParse(definition);
  if (!parsed.success) return shapeProblems(parsed.error, definition);
  const tooLarge = sizeProblem(parsed.data.steps);
  if (tooLarge) return [tooLarge];
  const graph = graphOf(parsed.data);
  const inGraph = graphProblems(graph);
  return [
    ...inGraph,
    ...(inGraph.length > 0 ? [] : [...limitProblems(graph), ...meetingProblems(graph)]),
    ...settingsProblems(parsed.data),
    ...quietHoursProblems(parsed.data),
    ...triggerProblems(parsed.data),
    ...allStepProblems(graph, actions),
  ];
}

function allStepProblems(graph: Graph, actions: ReadonlyMap<string, ActionEntry>): FieldProblem[] {
  const steps = new Set(graph.steps.keys());
  return [...graph.steps].flatMap(([id, step]) =>
    stepProblems(
      id,
      step,
      actions,
      stepSurroundings(steps, () => stepsBefore(graph, id)),
    ),
  );
}
