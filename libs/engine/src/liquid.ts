import { Liquid, toValue, toValueSync } from 'liquidjs';
import type { Template as Node } from 'liquidjs';
import { instantOf } from './dates.js';
import { plainVariables } from './plain-variables.js';
import { environmentOf, type Scope } from './scope.js';
import * as limits from './template-limits.js';

/** Set by render, read by the date filters: the recorded instant and the workflow's zone. */
const scopeRegister = 'fanfare.scope';

/** Anything that stops a rendering: a limit, an unknown filter, a bad argument. */
export class TemplateFailed extends Error {
  override name = 'TemplateFailed';
}

/** How a text is written. In `html` what comes from data is text and no markup, unless the template says `| raw`. */
export type Writing = 'text' | 'html';

function createLiquid(writing: Writing): Liquid {
  const liquid = new Liquid({
    ...(writing === 'html' && { outputEscape: 'escape' as const }),
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0,
    locale: 'en-US',
    templates: {}, // no file system
    operators: limits.meteredOperators,
    parseLimit: limits.maxSource,
    memoryLimit: limits.maxMemory,
  });
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  // These print without asking how the text is written.
  if (writing === 'html') for (const tag of ['echo', 'cycle']) delete liquid.tags[tag];
  liquid.registerTag('case', limits.MeteredCase);
  liquid.unregisterFilter('sample'); // chance
  for (const name of Object.keys(liquid.filters)) if (/^date(_|$)/.test(name)) tameDates(liquid, name);
  divideAsShopifyDoes(liquid);
  limits.meterFilters(liquid);
  const { renderer } = liquid;
  const renderTemplates = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = (templates, context, emitter = new limits.BoundedEmitter(context)) =>
    renderTemplates(templates, context, emitter);
  return liquid;
}

/** liquidjs reads the clock for `now` and the machine's zone for dates without an offset; ours are recorded and UTC. */
function tameDates(liquid: Liquid, name: string): void {
  const original = liquid.filters[name];
  if (typeof original !== 'function') throw new Error(`liquidjs' filter ${name} is no function`);
  liquid.registerFilter(name, function (value: unknown, ...args: unknown[]) {
    const { at, workflow } = this.context.getRegister<Scope>(scopeRegister);
    if (name === 'date' && args.length === 1) args.push(workflow.timezone);
    return original.call(this, dateOf(value, at), ...args) as unknown;
  });
}

/** Marketers know Liquid's rule: a whole number by a whole number is a whole number, rounded down. liquidjs wants to be told each time. */
function divideAsShopifyDoes(liquid: Liquid): void {
  liquid.registerFilter('divided_by', (value: unknown, by: unknown) => {
    const [dividend, divisor] = [Number(toValue(value)), Number(toValue(by))];
    const whole = Number.isInteger(dividend) && Number.isInteger(divisor);
    return whole ? Math.floor(dividend / divisor) : dividend / divisor;
  });
}

function dateOf(value: unknown, at: number): unknown {
  const plain: unknown = toValue(value);
  if (plain === 'now' || plain === 'today') return new Date(at);
  if (typeof plain !== 'string' || /^\d+$/.test(plain)) return plain;
  const iso = instantOf(plain);
  if (iso !== null) return new Date(iso);
  const other = Date.parse(`${plain.slice(0, 100)} UTC`);
  return Number.isNaN(other) ? plain : new Date(other);
}

const liquid = createLiquid('text');
const liquids: Record<Writing, Liquid> = { text: liquid, html: createLiquid('html') };

export const filterNames = (): string[] => Object.keys(liquid.filters);
export const tagNames = (): string[] => Object.keys(liquid.tags);

/** Parses a template; throws TemplateFailed with the reason. */
export function parseLiquid(source: string, writing: Writing = 'text'): Node[] {
  return orFail(() => {
    limits.checkTags(source);
    return liquids[writing].parse(source);
  });
}

/** Renders a parsed template with a run's data; throws TemplateFailed when it exceeds a limit or a filter refuses. */
export function renderLiquid(nodes: Node[], scope: Scope): string {
  const context = new limits.MeteredContext(environmentOf(scope), liquid);
  context.setRegister(scopeRegister, scope);
  return orFail(() => toValueSync(liquid.renderer.renderTemplates(nodes, context) as Generator<unknown, string>));
}

/** The variables that a template takes from outside, as segments; a nested list is an index that is itself a variable. */
export function variablesOf(nodes: Node[]): unknown[][] {
  return plainVariables(nodes) ?? orFail(() => liquid.globalVariableSegmentsSync(nodes));
}

function orFail<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new TemplateFailed(reason, { cause: error });
  }
}
