import type { Json } from '@fanfare/contracts';

export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** A value as JSON in code, so that `"5"` and `5` differ. */
export function value(json: Json): string {
  return code(JSON.stringify(json));
}

/** Words that were not written for Markdown: what stands in brackets or after a dollar is shown as code, or it would vanish. */
export function prose(words: string): string {
  return words.replaceAll(/\{\{.*?\}\}|\$(?:\d|\$|\{\w+\})|<\w+>|__\w+__/g, code);
}

export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

export function jsonBlock(json: unknown): string {
  return codeBlock('json', JSON.stringify(json));
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A pipe would end the cell, also inside code. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Parts of a page, with an empty line between. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.join('\n\n');
}
