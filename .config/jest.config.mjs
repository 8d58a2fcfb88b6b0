import { globSync } from 'node:fs';
import path from 'node:path';

const rootDir = path.dirname(import.meta.dirname);

export default {
  rootDir,
  projects: globSync('{libs,services,deploy,test}/*/jest.config.mjs', { cwd: rootDir }).map(
    (file) => `<rootDir>/${path.dirname(file)}`,
  ),
};
