import { resolve } from 'node:path';
import { protectRunId } from './arguments.js';
import { commandLine } from './command-line.js';

const root = resolve(import.meta.dirname, '../../..');
process.stdout.on('error', () => process.exit(0)); // the reader has seen enough: `... | head`

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

try {
  await commandLine({ env: process.env, root, signal: stop.signal }).parseAsync(protectRunId(process.argv.slice(2)), {
    from: 'user',
  });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
