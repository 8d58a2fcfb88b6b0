import { Output, type Template as Node } from 'liquidjs';
import { parseLiquid, renderLiquid, variablesOf, type Writing } from './liquid.js';
import { pathsOfGreeting } from './greeting.js';
import { compileReference, type Path } from './reference.js';
import type { Scope } from './scope.js';

export interface Template {
  /** The text, or TemplateFailed. Leaves a warning for every plain `{{ a.b }}` that was empty. */
  render(scope: Scope): string;
}

/** Compiles a Liquid template once; throws TemplateFailed when it cannot be parsed. */
export function compileTemplate(source: string, writing: Writing = 'text'): Template {
  const nodes = parseLiquid(source, writing);
  const watched = nodes
    .flatMap(printedPath)
    .map((path) => ({ name: `{{ ${path.join('.')} }}`, read: compileReference(path) }));
  return {
    render(scope) {
      for (const { name, read } of watched) {
        const value = read(scope);
        if (value === undefined || value === null) scope.warnings.push(`${name} was empty`);
      }
      return renderLiquid(nodes, scope);
    },
  };
}

/** The paths that a template takes from the run, wherever they stand in it. Throws TemplateFailed when it cannot be parsed. */
export function templatePaths(source: string): Path[] {
  const greeting = pathsOfGreeting(source);
  if (greeting) return greeting;
  return variablesOf(parseLiquid(source)).flatMap(pathsIn);
}

/** A variable's path up to its first computed index, and the paths inside such indexes. */
function pathsIn(segments: unknown[]): Path[] {
  const computed = segments.findIndex((segment) => Array.isArray(segment));
  const plain = computed < 0 ? segments : segments.slice(0, computed);
  const inner = segments.filter((segment) => Array.isArray(segment)).flatMap(pathsIn);
  return [plain.filter(isWord), ...inner].filter((path) => path.length > 0);
}

/** The path of an output that is printed as it is: not inside a tag, and without a `default`. */
function printedPath(node: Node): Path[] {
  if (!(node instanceof Output) || node.value.filters.some((filter) => filter.name === 'default')) return [];
  return variablesOf([node]).filter((segments) => segments.every(isWord));
}

function isWord(segment: unknown): segment is string | number {
  return typeof segment === 'string' || typeof segment === 'number';
}
