import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { manifests } from './manifests.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fanfare-services-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function service(name: string, dependency: string, hasManifest: boolean) {
  mkdirSync(path.join(folder, name));
  const write = (file: string, json: object) => writeFileSync(path.join(folder, name, file), JSON.stringify(json));
  write('package.json', { dependencies: { [dependency]: '0.1.0' } });
  if (hasManifest) write('manifest.json', { service: name, title: name, actions: [] });
}

it('our own services come first, then the connectors; what has no actions and what is gone are left out', () => {
  service('connector-acme', '@fanfare/connector', true);
  service('rewards', '@fanfare/connector', true);
  service('runs', '@fanfare/bus', false);
  mkdirSync(path.join(folder, 'gone', 'dist'), { recursive: true });
  expect(manifests(folder).map((manifest) => manifest.service)).toEqual(['rewards', 'connector-acme']);
});

it('a service with actions and without a manifest is not passed over', () => {
  service('connector-acme', '@fanfare/connector', false);
  expect(() => manifests(folder)).toThrow(/connector-acme\/manifest\.json is missing: .* src\/manifest\.spec\.ts/);
});
