import { globSync } from 'node:fs';
import path from 'node:path';
import preset from './jest.preset.mjs';

const rootDir = path.dirname(import.meta.dirname);

export default {
  rootDir,
  testTimeout: preset.testTimeout, // with `projects`, Jest takes it from here only
  projects: globSync('{libs,services,deploy,test}/*/jest.config.mjs', { cwd: rootDir }).map(
    (file) => `<rootDir>/${path.dirname(file)}`,
  ),
};
