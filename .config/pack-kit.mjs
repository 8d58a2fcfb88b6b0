// npm run pack:kit FOLDER: what a connector outside this repository needs, as packages: the kit and what it stands on. Each holds
// what was built, and nothing of how.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run pack:kit FOLDER, after npm run build.');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const scope = '@fanfare/';
const manifestOf = (name) => JSON.parse(readFileSync(path.join(root, 'libs', name, 'package.json'), 'utf8'));
const ownOf = ({ dependencies = {} }) => Object.keys(dependencies).filter((one) => one.startsWith(scope)).map((one) => one.slice(scope.length)); // prettier-ignore

const kit = new Set(['connector']);
for (const name of kit) for (const own of ownOf(manifestOf(name))) kit.add(own);
for (const name of kit) pack(name);

function pack(name) {
  const staged = mkdtempSync(path.join(tmpdir(), 'fanfare-pack-'));
  try {
    const { version, type, dependencies } = manifestOf(name);
    // In the repository types are read from the sources, so that nothing has to be built to check them.
    const exports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } };
    const manifest = { name: scope + name, version, type, exports, files: ['dist'], dependencies };
    writeFileSync(path.join(staged, 'package.json'), JSON.stringify(manifest, null, 2));
    cpSync(path.join(root, 'libs', name, 'dist'), path.join(staged, 'dist'), { recursive: true, filter: (file) => !file.endsWith('.map') && !file.endsWith('.tsbuildinfo') }); // prettier-ignore
    const packed = execFileSync('npm', ['pack', '--silent', '--offline', '--pack-destination', path.resolve(folder)], { cwd: staged }); // prettier-ignore
    console.log(packed.toString().trim());
  } finally {
    rmSync(staged, { recursive: true });
  }
}
