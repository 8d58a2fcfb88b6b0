import { globSync } from 'node:fs';
import path from 'node:path';

/** A package without a front door yet: its dependencies are announced, not dead. */
const skeletons = globSync('{libs,services,deploy,test}/*/package.json')
  .map((file) => path.dirname(file))
  .filter((folder) => globSync(`${folder}/{src/index.ts,src/main.ts,{src,test}/**/*.spec.ts}`).length === 0);

const project = ['{src,test}/**/*.ts'];

export default {
  ignoreWorkspaces: skeletons,
  ignoreDependencies: skeletons.length > 0 ? ['@nestjs/testing', 'fast-check'] : [],
  workspaces: {
    '.': { entry: ['.config/*.mjs'], project: ['.config/*.mjs'] },
    'libs/*': { project },
    'services/*': { project },
    'deploy/*': { project },
    'test/*': { project },
    // Started as processes of their own.
    'test/bench': { project, entry: ['src/main.ts', 'src/echo-worker.ts', 'src/limit-worker.ts'] },
  },
};
