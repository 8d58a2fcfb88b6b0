const project = ['{src,test}/**/*.ts'];

export default {
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
