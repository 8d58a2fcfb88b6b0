import { parsePath, type Path } from './reference.js';

const longest = 10_000;
const output = /(?<!\{)\{\{\s*([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d{1,9}\])*)\s*\}\}(?!\})/g;
/** Words that Liquid reads as something else than a name. */
const words: ReadonlySet<unknown> = new Set(['true', 'false', 'nil', 'null', 'undefined', 'empty', 'blank', 'and', 'or', 'not', 'contains']); // prettier-ignore

/**
 * The paths of a template that is a text with some references in it, such as `Hi {{ contact.firstName }}!`; null when it is
 * anything more. It cannot be wrong, and to know what it refers to nothing needs to be parsed: that is most of what
 * validation does for the first time in a process.
 */
export function pathsOfGreeting(source: string): Path[] | null {
  if (source.length > longest) return null;
  const paths: Path[] = [];
  const rest = source.replace(output, (_, text: string) => {
    const path = parsePath(text);
    if (path && !words.has(path[0])) paths.push(path);
    return path && !words.has(path[0]) ? '' : '{{';
  });
  return /\{\{|\{%|\}\}|%\}/.test(rest) ? null : paths;
}
