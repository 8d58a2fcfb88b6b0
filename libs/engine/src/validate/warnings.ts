import {
  workflowDefinition,
  type ActionEntry,
  type FieldProblem,
  type Json,
  type Step,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { TemplateFailed } from '../liquid.js';
import type { Path } from '../reference.js';
import { templatePaths } from '../template.js';
import { kindOfText } from '../text.js';
import { depthProblem } from './shape.js';

type Trigger = WorkflowDefinition['trigger'];

/**
 * What a person should look at before a workflow is activated, although it can be: steps that do what starts it. Where the
 * chain of causes is known it is stopped as a loop, and elsewhere when it has happened too often. What an action
 * brings about the catalogue says. Never throws.
 */
export function warnings(definition: unknown, actions: ReadonlyMap<string, ActionEntry>): FieldProblem[] {
  if (depthProblem(definition)) return [];
  const { data } = workflowDefinition.safeParse(definition);
  if (!data || asksWho(data.trigger)) return [];
  return Object.entries(data.steps).flatMap(([id, step]) =>
    actions.get(step.action)?.causes?.includes(data.trigger.type) ? ofStep(`steps.${id}`, step, data.trigger) : [],
  );
}

function ofStep(at: string, step: Step, trigger: Trigger): FieldProblem[] {
  switch (trigger.type) {
    case 'Contact.PropertyUpdated':
      return ofFields(`${at}.input.fields`, step.input?.['fields'], wanted(trigger, 'changes', 'updatedFields'));
    case 'Contact.ListAdded':
      return isWanted(step.input?.['list'], wanted(trigger, 'listName', 'listName')) ? [itself(at, trigger)] : [];
    default:
      return [itself(at, trigger)];
  }
}

function ofFields(at: string, fields: Json | undefined, properties: ReadonlySet<string>): FieldProblem[] {
  if (typeof fields === 'string') {
    return [
      { path: at, message: `whatever this changes may start this workflow, which would start itself. ${remedy}` },
    ];
  }
  return Object.keys(fields ?? {})
    .filter((name) => isWanted(name, properties))
    .map((name) => ({
      path: `${at}.${name}`,
      message: `a change of '${name}' starts this workflow, so it would start itself. ${remedy}`,
    }));
}

const remedy = "Filter for changes that others made (trigger.data.actor is not 'workflow'), or write something else.";

function itself(at: string, { type }: Trigger): FieldProblem {
  return { path: `${at}.action`, message: `this causes ${type}, which starts this workflow: it would start itself` };
}

/** What nobody asks for by name, everybody gets. What is computed may be anything. */
function isWanted(name: Json | undefined, names: ReadonlySet<string>): boolean {
  return names.size === 0 || typeof name !== 'string' || kindOfText(name).kind !== 'literal' || names.has(name);
}

function asksWho({ filter }: Trigger): boolean {
  return pathsIn(filter).some(([root, data, field]) => root === 'trigger' && data === 'data' && field === 'actor');
}

/** The names that a filter asks for: as keys below one field of the data, or in comparisons with another. */
function wanted({ filter }: Trigger, keysOf: string, field: string): Set<string> {
  const names = new Set<string>();
  for (const [root, data, first, name] of pathsIn(filter)) {
    if (root === 'trigger' && data === 'data' && first === keysOf && typeof name === 'string') names.add(name);
  }
  for (const { left, right } of comparisonsIn(filter)) {
    if (!pathsIn(left).some(([root, data, first]) => root === 'trigger' && data === 'data' && first === field)) {
      continue;
    }
    for (const name of [right].flat()) if (typeof name === 'string') names.add(name);
  }
  return names;
}

function comparisonsIn(part: Json | undefined): { left: Json; right: Json | undefined }[] {
  if (typeof part !== 'object' || part === null) return [];
  if (!Array.isArray(part) && 'op' in part) return [{ left: part['left'] ?? null, right: part['right'] }];
  return Object.values(part).flatMap(comparisonsIn);
}

function pathsIn(part: Json | undefined): Path[] {
  if (typeof part === 'object' && part !== null) return Object.values(part).flatMap(pathsIn);
  if (typeof part !== 'string') return [];
  const kind = kindOfText(part);
  if (kind.kind === 'reference') return [kind.path];
  return kind.kind === 'template' ? pathsOfTemplate(part) : [];
}

/** One that does not compile is a mistake, which validation says. */
function pathsOfTemplate(text: string): Path[] {
  try {
    return templatePaths(text);
  } catch (error) {
    if (error instanceof TemplateFailed) return [];
    throw error;
  }
}
