import { CaseTag, Context, defaultOperators, toValue } from 'liquidjs';
import type { Emitter, Liquid, Operators } from 'liquidjs';

// Every limit counts work instead of measuring time, so that a repeat of a rendering ends in the same way.

/** Longest template, and longest single `{{ }}` or `{% %}` in it, in characters. */
export const maxSource = 100_000;
export const maxTag = 1_000;
/** Longest text that one template (or one `capture` in it) may give, in characters. */
export const maxOutput = 256 * 1024;
/** Tags, outputs and texts that one rendering may pass, loops included. */
export const maxSteps = 10_000;
/** What filters, ranges, comparisons and reads may use in one rendering, in characters made and items touched. */
export const maxMemory = 400_000;
/** What single acts are charged, in the same measure (about a third of a microsecond): Intl makes dates dear. */
const readEffort = 3;
const callEffort = 4;
const itemEffort = 8;
const dateEffort = 1_000;

/** Refuses tags so long that passing one of them is not a small step. */
export function checkTags(source: string): void {
  for (let at = source.indexOf('{'); at >= 0 && at < source.length - maxTag; at = source.indexOf('{', at + 1)) {
    const close = { '{': '}}', '%': '%}' }[source[at + 1] ?? ''];
    if (close !== undefined && !source.slice(at, at + maxTag).includes(close)) {
      throw new Error(`one {{ }} or {% %} may have ${maxTag} characters`);
    }
  }
}

/** Collects what a template prints, up to a limit, and charges the rendering for it. */
export class BoundedEmitter implements Emitter {
  buffer = '';

  constructor(private readonly context: Context) {}

  write(value: unknown): void {
    this.context.memoryLimit.use(effort(toValue(value)));
    const text = toText(value);
    if (this.buffer.length + text.length > maxOutput) {
      throw new Error(`the text is longer than ${maxOutput} characters`);
    }
    this.buffer += text;
  }
}

function toText(value: unknown): string {
  const plain: unknown = toValue(value);
  if (typeof plain === 'string') return plain;
  if (plain === null || plain === undefined) return '';
  if (Array.isArray(plain)) return plain.map(toText).join('');
  return typeof plain === 'object' ? JSON.stringify(plain) : `${plain as number | boolean}`;
}

/** A rendering's context that counts: steps where liquidjs would look at its stop-watch, and every read. */
export class MeteredContext extends Context {
  constructor(environment: object, liquid: Liquid) {
    // liquidjs asks its limiter before every tag, output and text, and hands it the time; this one counts the questions.
    let left = maxSteps;
    const check = () => {
      if (--left < 0) throw new Error(`the template takes more than ${maxSteps} steps`);
    };
    const limits = { renderLimit: { check }, liquid } as unknown as ConstructorParameters<typeof Context>[3];
    super(environment, liquid.options, { sync: true }, limits);
  }

  override readProperty(...read: Parameters<Context['readProperty']>): unknown {
    this.memoryLimit.use(readEffort);
    return super.readProperty(...read) as unknown;
  }
}

/** `case` compares with each of its values without asking an operator. */
export class MeteredCase extends CaseTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const values = this.branches.reduce((sum, branch) => sum + branch.values.length, 0);
    const subject = toValue(yield this.value.value(context)) as unknown;
    context.memoryLimit.use(values * (itemEffort + effort(subject)));
    yield* super.render(context, emitter);
  }
}

type OperatorFunction = (left: unknown, right: unknown, context: Context) => unknown;

/** liquidjs' operators, each charged for what it looks at. */
export const meteredOperators = Object.fromEntries(
  Object.entries(defaultOperators as unknown as Record<string, OperatorFunction>).map(([name, operate]) => {
    if (name === 'not') return [name, operate]; // the only one with one operand
    const metered: OperatorFunction = (left, right, context) => {
      context.memoryLimit.use(1 + effort(left) + effort(right));
      return operate(left, right, context);
    };
    return [name, metered];
  }),
) as unknown as Operators;

/** Charges every filter for its input, whether or not liquidjs does for what it makes. */
export function meterFilters(liquid: Liquid): void {
  for (const [name, filter] of Object.entries(liquid.filters)) {
    const handler = typeof filter === 'function' ? filter : filter.handler;
    const call = name.startsWith('date') ? dateEffort : callEffort;
    const metered: typeof handler = function (value, ...args: unknown[]) {
      this.context.memoryLimit.use(call + effort(value) + argumentsEffort(args));
      return handler.call(this, value, ...args) as unknown;
    };
    liquid.registerFilter(name, typeof filter === 'function' ? metered : { ...filter, handler: metered });
  }
}

/** An argument may be a path or an expression that is parsed for each call, which costs more than looking at it. */
function argumentsEffort(args: readonly unknown[]): number {
  return args.reduce<number>((sum, value) => sum + 1 + (typeof value === 'string' ? value.length : effort(value)), 0);
}

/** Roughly how much work it is to look at a value once. */
function effort(value: unknown): number {
  if (typeof value === 'string') return value.length >> 3;
  if (!Array.isArray(value)) return 0;
  let items = 0;
  for (const part of value) items += itemEffort + effort(part);
  return items;
}
