// npm run new connector NAME: a connector that passes its tests, to be made into yours. NAME is what people call the vendor, such as
// acme or big-corp. It is the example in docs/connector-stampede under another name.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';

const here = path.dirname(import.meta.dirname);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: here } },
});
const [kind, name = ''] = positionals;

if (kind !== 'connector' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  stop('Usage: npm run new connector NAME, where NAME is lower case letters, digits and -, such as big-corp.');
}
const source = path.join(here, 'docs/connector-stampede');
const target = path.join(values.root, 'services', `connector-${name}`);
if (existsSync(target)) stop(`${target} is there already.`);

// The last shows what the kit promises of every connector: once is enough.
const notCopied = ['dist', 'node_modules', 'outage.spec.ts'];
const pascal = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join(''); // prettier-ignore
const renamed = (text) => text.replaceAll('Stampede', pascal).replaceAll('stampede', name);

const style = await resolveConfig(source, { editorconfig: true });
await copy(source, target);
console.log(`services/connector-${name} is there. Next:

  npm install                             links it
  npx nx test connector-${name}           its tests pass as they are
  README.md, src/*.app.ts, src/*.client.ts, src/*.action.ts    make them yours
  npm run docs                            adds its actions to docs/reference

To have it started: add { name: 'connector-${name}' } to deploy/local/src/launch.ts and a service to docker-compose.yml.`);

async function copy(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (notCopied.includes(entry)) continue;
    const file = path.join(from, entry);
    const copied = path.join(to, renamed(entry));
    if (statSync(file).isDirectory()) await copy(file, copied);
    // A name of another length breaks lines, and tables, at other places.
    else writeFileSync(copied, await format(renamed(readFileSync(file, 'utf8')), { ...style, filepath: copied }));
  }
}

function stop(why) {
  console.error(why);
  process.exit(2);
}
