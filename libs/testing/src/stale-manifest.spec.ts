import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { staleManifest } from './stale-manifest.js';

let service = '';
beforeEach(() => {
  service = mkdtempSync(join(tmpdir(), 'fanfare-manifest-'));
});
afterEach(() => rmSync(service, { recursive: true }));

const declared = { service: 'kit', title: 'Kit', actions: [] };
const stale = () => staleManifest(join(service, 'src'), declared);
const commit = (manifest: object) => writeFileSync(join(service, 'manifest.json'), JSON.stringify(manifest, null, 4));

it('a manifest is fresh when it says what is declared, however it is formatted', () => {
  commit(declared);
  expect(stale()).toBeNull();
});

it.each([
  ['of other words', { ...declared, title: 'The kit' }],
  ['of another order', { title: 'Kit', service: 'kit', actions: [] }],
])('one %s is stale, and it is said what to do', (_, committed) => {
  commit(committed);
  expect(stale()).toMatch(/manifest\.json is not what the actions declare: run `npm run docs`/);
});

it('one that is not there is stale', () => {
  expect(stale()).toContain('npm run docs');
});
