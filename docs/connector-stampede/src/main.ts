import { serveStampede } from './serve-stampede.js';

await serveStampede();
