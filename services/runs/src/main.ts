import { serveRuns } from './serve-runs.js';

await serveRuns();
