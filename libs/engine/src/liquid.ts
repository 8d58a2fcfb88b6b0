import { Context, Liquid, toValue, toValueSync } from 'liquidjs';
import type { Emitter, Template as Node } from 'liquidjs';
import { instantOf } from './dates.js';
import { environmentOf, type Scope } from './scope.js';

/** Longest template, in characters. */
const maxSource = 100_000;
/** Longest text that one template (or one `capture` in it) may give, in characters. */
export const maxOutput = 256 * 1024;
/** Tags, outputs and texts that one rendering may pass, loops included. Counted, not timed, so that a repeat decides alike. */
const maxSteps = 10_000;
/** Characters and items that filters and ranges may make in one rendering. */
const maxMemory = 400_000;

/** Set by render, read by the date filters: the recorded instant and the workflow's zone. */
const scopeRegister = 'fanfare.scope';

/** Anything that stops a rendering: a limit, an unknown filter, a bad argument. */
export class TemplateFailed extends Error {
  override name = 'TemplateFailed';
}

class BoundedEmitter implements Emitter {
  buffer = '';

  write(value: unknown): void {
    const text = toText(value);
    if (this.buffer.length + text.length > maxOutput)
      throw new Error(`the text is longer than ${maxOutput} characters`);
    this.buffer += text;
  }
}

function toText(value: unknown): string {
  const plain: unknown = toValue(value);
  if (typeof plain === 'string') return plain;
  if (plain === null || plain === undefined) return '';
  if (Array.isArray(plain)) return plain.map(toText).join('');
  return typeof plain === 'object' ? JSON.stringify(plain) : String(plain);
}

/** Stands in for liquidjs' stop-watch, which it asks before every tag, output and text. */
class StepCounter {
  private steps = 0;

  check(): void {
    if (++this.steps > maxSteps) throw new Error(`the template takes more than ${maxSteps} steps`);
  }
}

function createLiquid(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0,
    locale: 'en-US',
    templates: {}, // no file system
    parseLimit: maxSource,
    memoryLimit: maxMemory,
  });
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  liquid.unregisterFilter('sample'); // chance
  for (const name of ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'])
    tameDates(liquid, name);
  const { renderer } = liquid;
  const renderTemplates = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = (templates, context, emitter = new BoundedEmitter()) =>
    renderTemplates(templates, context, emitter);
  return liquid;
}

/** liquidjs reads the clock for `now` and the machine's zone for dates without an offset; ours are recorded and UTC. */
function tameDates(liquid: Liquid, name: string): void {
  const original = liquid.filters[name];
  if (typeof original !== 'function') throw new Error(`liquidjs has no filter ${name}`);
  liquid.registerFilter(name, function (value: unknown, ...args: unknown[]) {
    const { at, workflow } = this.context.getRegister<Scope>(scopeRegister);
    if (name === 'date' && args.length === 1) args.push(workflow.timezone);
    return original.call(this, dateOf(value, at), ...args);
  });
}

function dateOf(value: unknown, at: number): unknown {
  const plain: unknown = toValue(value);
  if (plain === 'now' || plain === 'today') return new Date(at);
  if (typeof plain !== 'string' || /^\d+$/.test(plain)) return plain;
  const iso = instantOf(plain);
  if (iso !== null) return new Date(iso);
  const other = Date.parse(`${plain} UTC`);
  return Number.isNaN(other) ? plain : new Date(other);
}

const liquid = createLiquid();

/** Parses a template; throws TemplateFailed with the reason. */
export function parseLiquid(source: string): Node[] {
  try {
    return liquid.parse(source);
  } catch (error) {
    throw new TemplateFailed(reasonOf(error), { cause: error });
  }
}

/** Renders a parsed template with a run's data; throws TemplateFailed when it exceeds a limit or a filter refuses. */
export function renderLiquid(nodes: Node[], scope: Scope): string {
  const limits = { renderLimit: new StepCounter(), liquid } as unknown as ConstructorParameters<typeof Context>[3];
  const context = new Context(environmentOf(scope), liquid.options, { sync: true }, limits);
  context.setRegister(scopeRegister, scope);
  try {
    return toValueSync(liquid.renderer.renderTemplates(nodes, context) as Generator<unknown, string>);
  } catch (error) {
    throw new TemplateFailed(reasonOf(error), { cause: error });
  }
}

/** The variables that a template takes from outside, as segments; a nested list is an index that is itself a variable. */
export function variablesOf(nodes: Node[]): unknown[][] {
  try {
    return liquid.globalVariableSegmentsSync(nodes);
  } catch (error) {
    throw new TemplateFailed(reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}
