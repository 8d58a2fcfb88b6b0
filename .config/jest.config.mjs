import { globSync } from 'node:fs';
import path from 'node:path';
import preset from './jest.preset.mjs';

const rootDir = path.dirname(import.meta.dirname);

export default {
  rootDir,
  // A worker keeps every module of every spec that it ran: beyond this a new one takes over.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: preset.testTimeout, // with `projects`, Jest takes it from here only
  projects: globSync('{libs,services,deploy,test,docs}/*/jest.config.mjs', { cwd: rootDir }).map(
    (file) => `<rootDir>/${path.dirname(file)}`,
  ),
};
