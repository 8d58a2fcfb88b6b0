import { isUtf8 } from 'node:buffer';
import { jsonDepth, maxJsonDepth } from '@fanfare/contracts';
import { ProblemError } from './problem-error.js';

export interface ParsedBody {
  value: unknown;
  text: string;
}

/** Makes JSON of the bytes, once. Throws a ProblemError that says where it stopped being JSON, never what was there. */
export function readBody(bytes: unknown): ParsedBody {
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
    throw new ProblemError(400, 'InvalidJson', 'The body is empty.');
  }
  if (!isUtf8(bytes)) throw new ProblemError(400, 'InvalidJson', 'The body is not valid UTF-8.');
  // Before parsing: what is too deep must not even be built, since walking it later may exhaust the stack.
  if (jsonDepth(bytes, maxJsonDepth) > maxJsonDepth) {
    throw new ProblemError(400, 'InvalidJson', `The body is nested more than ${maxJsonDepth} levels deep.`);
  }
  const text = bytes.toString('utf8');
  try {
    return { value: JSON.parse(text), text };
  } catch (cause) {
    throw new ProblemError(400, 'InvalidJson', `The body is not JSON${placeOf(cause, text)}.`, { cause });
  }
}

/** V8 gives the position of most mistakes; its message is not passed on, because it quotes the body. */
function placeOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `: it breaks off at character ${position}`;
  return message.includes('end of JSON') ? `: it ends too early, at character ${text.length}` : '';
}
