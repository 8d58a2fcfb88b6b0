import { handlebarsTags, type Tag } from './handlebars-tags.js';
import { parseCall, Untranslatable, type Block, type Node } from './handlebars.js';

const maxDepth = 50;

/** Reads tags one after the other. */
interface Reader {
  readonly tags: readonly Tag[];
  at: number;
}

/** Parses a template as Kustomer's workflows use it; throws Untranslatable. */
export function parseHandlebars(source: string): Node[] {
  const reader: Reader = { tags: handlebarsTags(source), at: 0 };
  const nodes = readNodes(reader, 0);
  const left = reader.tags[reader.at];
  if (left) throw new Untranslatable(`remove {{${left.kind === 'close' ? '/' : 'else'}...}}: it ends no block`);
  return nodes;
}

/** Reads until the end, or until a tag that belongs to the block around. */
function readNodes(reader: Reader, depth: number): Node[] {
  if (depth > maxDepth) throw new Untranslatable('write this in Liquid: its blocks are nested too deeply');
  const nodes: Node[] = [];
  for (let tag = reader.tags[reader.at]; tag; tag = reader.tags[reader.at]) {
    if (tag.kind === 'else' || tag.kind === 'close') break;
    reader.at++;
    if (tag.kind === 'text') nodes.push(tag);
    else if (tag.kind === 'output') {
      nodes.push({ kind: 'output', escaped: tag.escaped, call: parseCall(tag.inner) });
    } else nodes.push(readBlock(reader, tag.inner, nameOf(tag.inner), depth + 1));
  }
  return nodes;
}

/** Reads a block up to its end, whose name is that of the first block of a chain of `else if`. */
function readBlock(reader: Reader, inner: string, closing: string, depth: number): Block {
  const name = nameOf(inner);
  const { head, args, named } = parseCall(inner);
  const [subject] = args;
  if ((name !== 'if' && name !== 'unless') || head.kind !== 'path' || !subject || args.length > 1) {
    throw new Untranslatable(`write {{#${inner}}} in Liquid: only {{#if}} and {{#unless}} of one value are translated`);
  }
  const then = readNodes(reader, depth);
  const call = { head: subject, args: [], named };
  const stop = reader.tags[reader.at++];
  if (stop?.kind !== 'else') {
    expectEnd(stop, closing);
    return { kind: 'block', name, call, then, otherwise: [] };
  }
  if (stop.inner !== '') {
    return { kind: 'block', name, call, then, otherwise: [readBlock(reader, stop.inner, closing, depth + 1)] };
  }
  const otherwise = readNodes(reader, depth);
  expectEnd(reader.tags[reader.at++], closing);
  return { kind: 'block', name, call, then, otherwise };
}

function expectEnd(tag: Tag | undefined, closing: string): void {
  if (tag?.kind !== 'close' || tag.inner !== closing) {
    throw new Untranslatable(`close {{#${closing}}} with {{/${closing}}}`);
  }
}

function nameOf(inner: string): string {
  return /^\S*/.exec(inner)?.[0] ?? '';
}
