import { parseWords, type Words } from './words.js';

export type Argument = { kind: 'path'; words: Words } | { kind: 'literal'; value: string | number | boolean | null };

/** What stands between braces: a path, a literal or a helper with what it is given. */
export interface Call {
  readonly head: Argument;
  readonly args: readonly Argument[];
  readonly named: ReadonlyMap<string, Argument>;
}

export type Block = { kind: 'block'; name: 'if' | 'unless'; call: Call; then: Node[]; otherwise: Node[] };
export type Node = { kind: 'text'; text: string } | { kind: 'output'; escaped: boolean; call: Call } | Block;

/** A template that we cannot read or that has no equal. The message says what to do. */
export class Untranslatable extends Error {
  override readonly name = 'Untranslatable';
}

const argument = /\s*(?:([A-Za-z_]\w*)=)?("[^"]*"|'[^']*'|(?:\[[^\]]*\]|[^\s"'=()[\]|])+)/y;
const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
]);

export function parseCall(text: string): Call {
  const args: Argument[] = [];
  const named = new Map<string, Argument>();
  const source = text.trimEnd();
  argument.lastIndex = 0;
  while (argument.lastIndex < source.length) {
    const found = argument.exec(source);
    if (!found) throw new Untranslatable(`write {{${text}}} in Liquid: helpers inside helpers are not translated`);
    const [, name, value = ''] = found;
    if (name === undefined) args.push(argumentOf(value));
    else named.set(name, argumentOf(value));
  }
  const [head, ...rest] = args;
  if (!head) throw new Untranslatable('remove the empty {{ }}');
  return { head, args: rest, named };
}

function argumentOf(text: string): Argument {
  if (/^["']/.test(text)) return { kind: 'literal', value: text.slice(1, -1) };
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return { kind: 'literal', value: Number(text) };
  const constant = constants.get(text);
  if (constant !== undefined) return { kind: 'literal', value: constant };
  const words = /^(?:this\b|@|\.)/.test(text) ? null : parseWords(text);
  if (!words) throw new Untranslatable(`write ${text} in Liquid: it is not a path from the root, such as steps.1.id`);
  return { kind: 'path', words };
}
