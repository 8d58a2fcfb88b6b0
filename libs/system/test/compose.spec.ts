import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { keepsSecrets } from '../src/index.js';

const root = path.resolve(import.meta.dirname, '../../..');
const [, services = ''] = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8').split(/^services:$/m);
const blocks = services
  .split(/^\S/m)[0]
  ?.split(/^ {2}(?=\w)/m)
  .slice(1);
const given = new Map(blocks?.map((block) => [block.slice(0, block.indexOf(':')), block.includes('*secrets')]));
/** The console is no process: the management API serves it. */
const ours = readdirSync(path.join(root, 'services'))
  .filter((name) => existsSync(path.join(root, 'services', name, 'src/main.ts')))
  .sort();

it('docker-compose.yml starts every service', () => {
  expect([...given.keys()].sort()).toEqual([...ours, 'mongo', 'nats'].sort());
});

it('docker-compose.yml gives the master keys to those that keep secrets, and to nobody else', () => {
  expect(ours.filter((name) => given.get(name))).toEqual(ours.filter(keepsSecrets));
});
