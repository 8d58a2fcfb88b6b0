// `npm run fanfare -- ...`. Builds the first time; `npm start` keeps it up to date after that.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
if (!existsSync(path.join(root, 'deploy/cli/dist/main.js'))) {
  const { status, stdout } = spawnSync(path.join(root, 'node_modules/.bin/tsc'), ['-b', 'deploy/cli'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(stdout || 'Nothing is installed yet. Run this once: npm ci');
    process.exit(1);
  }
}
await import('./dist/main.js');
