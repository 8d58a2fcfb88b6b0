// `npm start`. Must run on any Node, before anything is installed or built: it says what is missing, builds what is stale, goes on.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? '.', '../..');

requireInstall();
build();
await import('./dist/main.js');

function requireInstall() {
  if (!existsSync(path.join(root, 'node_modules/commander')))
    stop('Nothing is installed yet. Run this once, then again npm start:\n\n  npm ci\n');
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 24) stop(`This is Node ${process.versions.node}. Start Fanfare with "npm start", which brings its own.`);
}

/** Incremental: a second when nothing changed. */
function build() {
  const first = !existsSync(path.join(root, 'deploy/local/dist/main.js'));
  if (first) console.log('Building (some seconds, the first time) ...');
  const services = readdirSync(path.join(root, 'services')).map((name) => `services/${name}`);
  const projects = ['deploy/local', 'deploy/cli', ...services].filter((folder) =>
    existsSync(path.join(root, folder, 'tsconfig.json')),
  );
  const { status, stdout } = spawnSync(path.join(root, 'node_modules/.bin/tsc'), ['-b', ...projects], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) stop(`The sources do not compile:\n\n${stdout}`);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
