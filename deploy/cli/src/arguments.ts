import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const standardInput = 0;
/** Commands that take the id of a run. */
const takesRun = new Set(['run', 'cancel', 'replay', 'anew']);

/**
 * A run's id may begin with a dash, which looks like an option. Then it goes to the end, behind `--`, where everything is
 * taken as it is.
 */
export function protectRunId(args: readonly string[]): string[] {
  const at = args.findIndex((arg) => /^-[\w-]{21}$/.test(arg) && !arg.startsWith('--'));
  const id = args[at];
  if (id === undefined || !takesRun.has(args[0] ?? '') || args.includes('--')) return [...args];
  return [...args.slice(0, at), ...args.slice(at + 1), '--', id];
}

/**
 * The text of a file, or of standard input with `-`: secrets do not belong into a command line, which others can read. A
 * relative path is relative to where the command was typed, not to the repository.
 */
export function readText(path: string, env: NodeJS.ProcessEnv = process.env): string {
  const file = path === '-' ? null : fromWhereTyped(path, env);
  try {
    return readFileSync(file ?? standardInput, 'utf8');
  } catch (error) {
    const what = file ?? 'standard input';
    throw new Error(`${what} cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}

/** The JSON in a file. */
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

/** Writes a file, relative to the same place. */
export function writeText(path: string, text: string, env: NodeJS.ProcessEnv = process.env): void {
  const full = fromWhereTyped(path, env);
  try {
    writeFileSync(full, text);
  } catch (error) {
    throw new Error(`${full} cannot be written: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}

export function fromWhereTyped(path: string, env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env['INIT_CWD'] ?? process.cwd(), path);
}
