import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A run's id may begin with a dash, which looks like an option. Then it goes to the end, behind `--`, where everything is
 * taken as it is.
 */
export function protectRunId(args: readonly string[]): string[] {
  const at = args.findIndex((arg) => /^-[\w-]{21}$/.test(arg) && !arg.startsWith('--'));
  const id = args[at];
  if (id === undefined || args[0] !== 'run' || args.includes('--')) return [...args];
  return [...args.slice(0, at), ...args.slice(at + 1), '--', id];
}

/** The JSON in a file. A relative path is relative to where the command was typed, not to the repository. */
export function readJsonFile(path: string, env: NodeJS.ProcessEnv = process.env): unknown {
  return parseJson(readText(path, env), path);
}

/** Events from a file: an array, `{ "events": [...] }`, one event, or an event per line. */
export function readEventsFile(path: string, env: NodeJS.ProcessEnv = process.env): unknown[] {
  const text = readText(path, env);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.every(isObjectLine)) {
    return lines.map((line, i) => parseJson(line, `${path}, line ${i + 1}`));
  }
  const value = parseJson(text, path);
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && 'events' in value && Array.isArray(value.events)) {
    return value.events;
  }
  return [value];
}

export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${where} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

function isObjectLine(line: string): boolean {
  return line.startsWith('{') && line.trimEnd().endsWith('}');
}

function readText(path: string, env: NodeJS.ProcessEnv): string {
  const full = resolve(env['INIT_CWD'] ?? process.cwd(), path);
  try {
    return readFileSync(full, 'utf8');
  } catch (error) {
    throw new Error(`${full} cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}
