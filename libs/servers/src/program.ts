import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const TAIL_CHARS = 2_000;
const COMMAND_CHARS = 200;

/** The full path of `program` on PATH, or undefined. */
export function findProgram(program: string, path: string = process.env['PATH'] ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

/** Runs a program to its end and gives its output; a failure carries the command and the end of what it printed. */
export function run(
  program: string,
  args: string[],
  options: { cwd?: string; timeoutMs?: number } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const { cwd, timeoutMs } = options;
    execFile(program, args, { cwd, timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      if (!error) return resolve(output);
      const command = [program, ...args].join(' ').slice(0, COMMAND_CHARS);
      reject(new Error(`"${command}" failed (${error.code ?? error.signal}):\n${output.slice(-TAIL_CHARS)}`));
    });
  });
}

/** The first `1.2.3` in what the program prints, or undefined when it does not run or prints none. */
export async function versionOf(program: string, args: string[]): Promise<string | undefined> {
  const output = await run(program, args, { timeoutMs: 10_000 }).catch(() => '');
  return /\d+\.\d+\.\d+/.exec(output)?.[0];
}

/** Whether `version` is `minimum` ("2.14") or newer. */
export function isAtLeast(version: string, minimum: string): boolean {
  return version.localeCompare(minimum, 'en', { numeric: true }) >= 0;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
