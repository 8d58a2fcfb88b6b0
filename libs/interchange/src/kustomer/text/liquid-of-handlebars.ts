import { Untranslatable, type Argument, type Call, type Node } from './handlebars.js';
import { liquidOfHelper } from './helpers.js';
import { parseHandlebars } from './parse-handlebars.js';
import { liquidTruth } from './truth.js';
import { liquidPath, type Words } from './words.js';

/** Where a path of Kustomer's leads here; throws Untranslatable when nowhere. */
export type MovePath = (words: Words) => Words;

/** A template of Kustomer's in Liquid. It gives the same text; throws Untranslatable when nothing would. */
export function liquidOfHandlebars(source: string, move: MovePath): string {
  const nodes = parseHandlebars(source);
  const liquid = write(nodes, move);
  const [only] = nodes;
  // Alone it would be a reference, which keeps the value's type; a template gives a text.
  const isReference = nodes.length === 1 && only?.kind === 'output' && !only.escaped && isPlain(only.call);
  return isReference ? liquid.replace(/ \}\}$/, ' | append: "" }}') : liquid;
}

function write(nodes: readonly Node[], move: MovePath): string {
  return nodes.map((node) => writeNode(node, move)).join('');
}

function writeNode(node: Node, move: MovePath): string {
  switch (node.kind) {
    case 'text':
      return liquidOfText(node.text);
    case 'output':
      return writeOutput(node.call, node.escaped, move);
    case 'block': {
      const { name, call, then, otherwise } = node;
      const zeroIsTrue = includesZero(call);
      const subject = writeArgument(call.head, move);
      const condition =
        call.head.kind === 'path' ? liquidTruth(subject, zeroIsTrue) : constantTruth(call.head, zeroIsTrue);
      const rest = otherwise.length > 0 ? `{% else %}${write(otherwise, move)}` : '';
      return `{% ${name} ${condition} %}${write(then, move)}${rest}{% end${name} %}`;
    }
    default:
      return node satisfies never;
  }
}

/** Text as it is; what Liquid would take for a tag is marked as raw. */
export function liquidOfText(text: string): string {
  return /\{[{%]/.test(text) ? `{% raw %}${text}{% endraw %}` : text;
}

function writeOutput(call: Call, escaped: boolean, move: MovePath): string {
  if (isPlain(call)) return `{{ ${writeArgument(call.head, move)}${escaped ? ' | escape' : ''} }}`;
  const { before = '', expression, mayHaveHtml } = liquidOfHelper(call, (argument) => writeArgument(argument, move));
  return `${before}{{ ${expression}${escaped && mayHaveHtml ? ' | escape' : ''} }}`;
}

/** A path from the root; a single word is a helper's name. */
function isPlain({ head, args, named }: Call): boolean {
  return args.length === 0 && named.size === 0 && (head.kind === 'literal' || head.words.length > 1);
}

function writeArgument(argument: Argument | undefined, move: MovePath): string {
  if (!argument) throw new Untranslatable('give the helper all that it needs');
  if (argument.kind === 'literal') return literal(argument.value);
  const path = liquidPath(move(argument.words));
  if (path === null) throw new Untranslatable(`rename ${argument.words.join('.')}: Liquid cannot write this name`);
  return path;
}

function literal(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value ?? 'nil');
  if (!value.includes('"')) return `"${value}"`;
  if (!value.includes("'")) return `'${value}'`;
  throw new Untranslatable(`write ${value} in Liquid: it has both kinds of quotes`);
}

function includesZero({ named }: Call): boolean {
  const given = named.get('includeZero');
  if (named.size > (given ? 1 : 0)) throw new Untranslatable('write this in Liquid: only includeZero is translated');
  return given?.kind === 'literal' && given.value === true;
}

function constantTruth(argument: Argument, zeroIsTrue: boolean): string {
  const value = argument.kind === 'literal' ? argument.value : null;
  return String(Boolean(value) || (zeroIsTrue && value === 0));
}
