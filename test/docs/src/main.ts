// Writes docs/reference, and nothing else is left in it: `npm run docs`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folder, reference } from './reference.js';

const wanted = await reference();
mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (!wanted.has(file)) rmSync(path.join(folder, file));
for (const [file, text] of wanted) writeFileSync(path.join(folder, file), text);
console.log(`docs/reference: ${[...wanted.keys()].join(', ')}`);
