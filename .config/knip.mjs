const project = ['{src,test}/**/*.ts'];

export default {
  workspaces: {
    '.': { entry: ['.config/*.mjs'], project: ['.config/*.mjs'] },
    'libs/*': { project },
    'services/*': { project },
    'deploy/*': { project },
    'test/*': { project },
    'docs/*': { project },
    // Started as processes, or threads, of their own.
    'services/contacts': { project, entry: ['src/main.ts', 'src/importing/workbook-worker.ts'] },
    'services/console': { project: ['src/**/*.{ts,tsx}'] },
    'test/bench': { project, entry: ['src/main.ts', 'src/echo-worker.ts', 'src/limit-worker.ts'] },
  },
};
