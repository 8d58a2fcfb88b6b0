import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files of a folder that are not what they should be, each with what is wrong and what to do. */
export function staleFiles(folder: string, wanted: ReadonlyMap<string, string>): string[] {
  const found = existsSync(folder) ? readdirSync(folder) : [];
  return [
    ...[...wanted].flatMap(([file, text]) => {
      if (!found.includes(file)) return [`${file} is missing: run \`npm run docs\``];
      const line = firstDifference(readFileSync(path.join(folder, file), 'utf8'), text);
      return line === null ? [] : [`${file} is stale from line ${line} on: run \`npm run docs\``];
    }),
    ...found.filter((file) => !wanted.has(file)).map((file) => `${file} belongs to no page: run \`npm run docs\``),
  ];
}

function firstDifference(one: string, other: string): number | null {
  if (one === other) return null;
  const [lines, others] = [one.split('\n'), other.split('\n')];
  return 1 + lines.findIndex((line, i) => line !== others[i]);
}
