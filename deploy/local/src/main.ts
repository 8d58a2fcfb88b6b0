import { resolve } from 'node:path';
import { paletteFor } from '@fanfare/client';
import { explainFailure } from './explain-failure.js';
import { Interruption } from './interruption.js';
import { logsOf } from './launch.js';
import { readOptions, usage, type LauncherOptions } from './options.js';
import { Progress } from './progress.js';
import { runLauncher } from './run-launcher.js';

const root = resolve(import.meta.dirname, '../../..');
// Whoever read our output may leave (`npm start | head`); that must not end what runs.
process.stdout.on('error', () => undefined);
process.exit(await main());

async function main(): Promise<number> {
  const palette = paletteFor(process.stdout);
  let options: LauncherOptions | 'help';
  try {
    options = readOptions(process.argv.slice(2), process.env, root);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  if (options === 'help') {
    console.log(usage);
    return 0;
  }
  const interruption = new Interruption();
  try {
    return await runLauncher({ ...options, root, interruption, palette, progress: new Progress(palette) });
  } catch (error) {
    if (interruption.signal.aborted) return interruption.exitCode;
    console.error(`\n${palette.red('Fanfare did not start.')}\n${explainFailure(error, logsOf(options.dir))}`);
    return 1;
  }
}
