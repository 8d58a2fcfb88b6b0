import { z } from 'zod';

const logLine = z.looseObject({ msg: z.string().optional(), err: z.looseObject({ message: z.string() }).optional() });
const shownLines = 12;

/** A failed start in words: what failed, the end of its log without the machine's trimmings, and where the rest is. */
export function explainFailure(error: unknown, logsDir: string): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = '', ...log] = text.split('\n');
  if (!/did not start|cannot start/.test(first)) return text;
  const readable = log.filter((line) => line.trim() !== '').map(plainLine);
  return [
    first,
    ...readable.slice(-shownLines).map((line) => `    ${line}`),
    '',
    `The whole log is in ${logsDir}.`,
    'To begin with empty data, move the data directory away and start again.',
  ].join('\n');
}

/** A line of a service's log is JSON; a person wants its message and its error. */
function plainLine(line: string): string {
  const parsed = logLine.safeParse(jsonOr(line));
  if (!parsed.success) return line;
  return [parsed.data.msg, parsed.data.err?.message].filter(Boolean).join(': ') || line;
}

function jsonOr(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
